/**
 * The p values of several tests, adjusted so that the chance of even one false alarm stays below the level (S. Holm 1979): the
 * k-th smallest of m is multiplied by m − k + 1, never below an earlier one, never above 1. In the order given.
 */
export function holmAdjusted(values: readonly number[]): number[] {
  const adjusted = values.map(() => 1)
  const ascending = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value)
  let largest = 0
  for (const [rank, { value, index }] of ascending.entries()) {
    largest = Math.min(1, Math.max(largest, value * (values.length - rank)))
    adjusted[index] = largest
  }
  return adjusted
}
