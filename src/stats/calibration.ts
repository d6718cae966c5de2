import { ridgeLogistic } from './ridge-logistic.js'

/** Rows of like forecasts: how many, what was expected among them and what came. */
interface CalibrationGroup {
  readonly n: number
  readonly expected: number
  readonly cases: number
}

interface Calibration {
  readonly groups: readonly CalibrationGroup[]
  /** The slope of the outcome on the log odds of the forecast (Cox 1958): 1 is right, below 1 the forecasts are too extreme; null where it has no maximum. */
  readonly slope: number | null
}

/**
 * How well forecast chances are met: in `count` groups of rising chance, as large as each other as equal chances allow (they stay
 * together, by their middle rank), and in all. Throws RangeError without both outcomes, or where a chance is not inside 0 and 1.
 */
export function calibration(chance: ArrayLike<number>, isCase: Uint8Array, count: number): Calibration {
  const n = isCase.length
  const rows = Array.from({ length: n }, (_, row) => row)
  const of = (row: number) => chance[row] ?? Number.NaN
  if (!rows.every((row) => of(row) > 0 && of(row) < 1)) throw new RangeError('a chance lies outside 0 and 1')
  const groups = Array.from({ length: count }, () => ({ n: 0, expected: 0, cases: 0 }))
  rows.sort((a, b) => of(a) - of(b) || a - b)
  for (let from = 0; from < n; ) {
    let to = from
    while (to < n && of(rows[to] ?? 0) === of(rows[from] ?? 0)) to++
    const group = groups[Math.floor((count * (from + to)) / (2 * n))]
    for (; from < to; from++) {
      if (group === undefined) continue
      group.n += 1
      group.expected += of(rows[from] ?? 0)
      group.cases += isCase[rows[from] ?? 0] ?? 0
    }
  }
  const odds = Float64Array.from(isCase, (_, row) => Math.log(of(row) / (1 - of(row))))
  const fit = ridgeLogistic({ rows: odds, width: 1, isCase, penalty: 0 })
  const deviation = fit?.standard.deviation[0] ?? 0
  return {
    groups: groups.filter((group) => group.n > 0),
    slope: fit === undefined || deviation === 0 ? null : (fit.coefficients[0] ?? 0) / deviation,
  }
}
