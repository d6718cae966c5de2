/** True where amounts are so large, and none but zero so small, that a unit of `scale` keeps them readable and true. */
export function suitsScale(values: readonly number[], scale: { largest: number; smallest: number }): boolean {
  let largest = 0
  let smallest = Number.POSITIVE_INFINITY
  for (const value of values) {
    const size = Math.abs(value)
    if (size === 0) continue
    largest = Math.max(largest, size)
    smallest = Math.min(smallest, size)
  }
  return largest >= scale.largest && smallest >= scale.smallest
}
