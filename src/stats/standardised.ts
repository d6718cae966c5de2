/** The mean and the standard deviation (divisor n) of each feature among the rows that know it; 0 and 0 where none does. */
export interface Standard {
  readonly mean: readonly number[]
  readonly deviation: readonly number[]
}

/**
 * Features brought to mean 0 and deviation 1, rows of `width` values one after the other. A value not known (NaN) becomes 0, the
 * mean; so does a feature that does not vary.
 */
export function standardised(
  rows: Float64Array,
  width: number,
  weight: Float64Array,
): { values: Float64Array; standard: Standard } {
  const columns = Array.from({ length: width }, (_, k) => moments(rows, width, k, weight))
  const values = new Float64Array(rows.length)
  for (const [k, { mean, deviation }] of columns.entries()) {
    if (deviation === 0) continue
    for (let place = k; place < rows.length; place += width) {
      const value = rows[place] ?? Number.NaN
      values[place] = Number.isNaN(value) ? 0 : (value - mean) / deviation
    }
  }
  return {
    values,
    standard: { mean: columns.map(({ mean }) => mean), deviation: columns.map(({ deviation }) => deviation) },
  }
}

function moments(rows: Float64Array, width: number, k: number, weight: Float64Array) {
  let [total, known] = [0, 0]
  const each = (visit: (value: number, w: number) => void): void => {
    for (let place = k, row = 0; place < rows.length; place += width, row++) {
      const value = rows[place] ?? Number.NaN
      if (!Number.isNaN(value)) visit(value, weight[row] ?? 0)
    }
  }
  each((value, w) => {
    total += w * value
    known += w
  })
  if (known === 0) return { mean: 0, deviation: 0 }
  const mean = total / known
  let squares = 0
  each((value, w) => {
    squares += w * (value - mean) ** 2
  })
  const deviation = Math.sqrt(squares / known)
  return { mean, deviation: deviation > 1e-9 * Math.max(1, Math.abs(mean)) ? deviation : 0 }
}
