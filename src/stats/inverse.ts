/** The inverse of a symmetric positive definite matrix by Gauss–Jordan, or null where a pivot says that it is none. */
export function inverse(matrix: readonly (readonly number[])[]): number[][] | null {
  let rows = matrix.map((row, k) => [...row, ...row.map((_, j) => (j === k ? 1 : 0))])
  for (const at of matrix.keys()) {
    const pivotRow = rows[at] ?? []
    const pivot = pivotRow[at] ?? 0
    if (!(pivot > 1e-9 * Math.max(1, Math.abs(matrix[at]?.[at] ?? 0)))) return null
    const reduced = pivotRow.map((x) => x / pivot)
    rows = rows.map((row, k) => (k === at ? reduced : row.map((x, j) => x - (row[at] ?? 0) * (reduced[j] ?? 0))))
  }
  return rows.map((row) => row.slice(matrix.length))
}

/** The quadratic form v′ M v. */
export function quadratic(matrix: readonly (readonly number[])[], vector: readonly number[]): number {
  return matrix.reduce(
    (sum, row, k) => sum + (vector[k] ?? 0) * row.reduce((inner, value, j) => inner + value * (vector[j] ?? 0), 0),
    0,
  )
}
