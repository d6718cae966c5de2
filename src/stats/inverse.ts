/** The inverse of a symmetric positive definite matrix by Gauss–Jordan, or null where a pivot says that it is none. */
export function inverse(matrix: readonly (readonly number[])[]): number[][] | null {
  const size = matrix.length
  const rows = matrix.map((row, k) => [...row, ...row.map((_, j) => (j === k ? 1 : 0))])
  for (const [at, pivotRow] of rows.entries()) {
    const pivot = pivotRow[at] ?? 0
    const scale = Math.abs(matrix[at]?.[at] ?? 0)
    if (!(pivot > 1e-9 * scale) || pivot < 1e-9) return null
    for (let j = 0; j < 2 * size; j++) pivotRow[j] = (pivotRow[j] ?? 0) / pivot
    for (const [k, row] of rows.entries()) {
      const factor = row[at] ?? 0
      if (k === at || factor === 0) continue
      for (let j = 0; j < 2 * size; j++) row[j] = (row[j] ?? 0) - factor * (pivotRow[j] ?? 0)
    }
  }
  return rows.map((row) => row.slice(size))
}

/** The quadratic form v′ M v. */
export function quadratic(matrix: readonly (readonly number[])[], vector: readonly number[]): number {
  return matrix.reduce(
    (sum, row, k) => sum + (vector[k] ?? 0) * row.reduce((inner, value, j) => inner + value * (vector[j] ?? 0), 0),
    0,
  )
}
