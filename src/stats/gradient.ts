/** The gradient of a smooth function by central differences of step 1e-5. */
export function gradient(of: (point: readonly number[]) => number, point: readonly number[], step = 1e-5): number[] {
  return point.map((_, k) => (of(moved(point, k, step)) - of(moved(point, k, -step))) / (2 * step))
}

/** The matrix of second derivatives by central differences of step 1e-4 of the gradient, symmetric. */
export function curvature(
  slope: (point: readonly number[]) => readonly number[],
  point: readonly number[],
  step = 1e-4,
): number[][] {
  const columns = point.map((_, k) => {
    const [above, below] = [slope(moved(point, k, step)), slope(moved(point, k, -step))]
    return above.map((value, j) => (value - (below[j] ?? 0)) / (2 * step))
  })
  return columns.map((column, k) => column.map((value, j) => (value + (columns[j]?.[k] ?? 0)) / 2))
}

function moved(point: readonly number[], at: number, by: number): number[] {
  return point.map((x, k) => (k === at ? x + by : x))
}
