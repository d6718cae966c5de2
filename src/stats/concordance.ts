import { type GroupedChanges, momentEnd } from './life-changes.js'

/**
 * Harrell's C: of the pairs in which one is known to have been lost while the other was still watched, the share in which the lost
 * one had the higher score; equal scores count a half. Two lost at the same time make no pair. NaN without pairs. `scores`
 * has one per group. Source: Harrell, Lee & Mark 1996.
 */
export function concordance({ time, entered, left, events, group }: GroupedChanges, scores: readonly number[]): number {
  const atRisk = scores.map(() => 0)
  const found = { right: 0, pairs: 0 }
  for (let first = 0, end = 0; first < time.length; first = end) {
    end = momentEnd(time, first)
    const lost = new Map<number, number>()
    for (let row = first; row < end; row++) {
      const [g, count] = [group[row] ?? 0, events[row] ?? 0]
      if (count > 0) lost.set(g, (lost.get(g) ?? 0) + count)
    }
    if (lost.size > 0) addPairs(found, lost, atRisk, scores)
    for (let row = first; row < end; row++) {
      const g = group[row] ?? 0
      atRisk[g] = (atRisk[g] ?? 0) + (entered[row] ?? 0) - (left[row] ?? 0)
    }
  }
  return found.right / found.pairs
}

function addPairs(
  found: { right: number; pairs: number },
  lost: ReadonlyMap<number, number>,
  atRisk: readonly number[],
  scores: readonly number[],
): void {
  const kept = atRisk.map((watched, g) => watched - (lost.get(g) ?? 0))
  for (const [g, count] of lost) {
    const score = scores[g] ?? 0
    for (const [h, others] of kept.entries()) {
      const other = scores[h] ?? 0
      found.pairs += count * others
      found.right += count * others * (score > other ? 1 : score === other ? 0.5 : 0)
    }
  }
}
