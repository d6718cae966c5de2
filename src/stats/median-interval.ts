import { logGamma } from './log-gamma.js'

interface MedianBounds {
  readonly low: number
  readonly high: number
}

/**
 * The distribution-free interval of a median: the k-th smallest and k-th largest value, k the largest rank that at most
 * (1 − level) ÷ 2 of all samples fall below (binomial, n and ½). `counts[i]` cases have `values[i]`, rising; Infinity stands for
 * "later than seen". Null below 6 cases, where no two values enclose 95 %. Source: David & Nagaraja 2003, §7.1.
 */
export function medianInterval(
  values: readonly number[],
  counts: readonly number[],
  level = 0.95,
): MedianBounds | null {
  const n = counts.reduce((sum, count) => sum + count, 0)
  const ranks = medianRanks(n, level)
  if (ranks === null) return null
  return { low: valueAt(values, counts, ranks.low), high: valueAt(values, counts, ranks.high) }
}

/** Which of n rising values bound their median so: the k-th smallest and the k-th largest; null below 6. */
export function medianRanks(n: number, level = 0.95): MedianBounds | null {
  const rank = lowestRank(n, (1 - level) / 2)
  return rank === 0 ? null : { low: rank, high: n - rank + 1 }
}

/** The largest k with P(Binomial(n, ½) < k) ≤ tail; 0 where there is none. */
function lowestRank(n: number, tail: number): number {
  let [below, rank] = [0, 0]
  while (rank < n) {
    below += Math.exp(logGamma(n + 1) - logGamma(rank + 1) - logGamma(n - rank + 1) - n * Math.LN2)
    if (below > tail) return rank
    rank += 1
  }
  return rank
}

function valueAt(values: readonly number[], counts: readonly number[], rank: number): number {
  let passed = 0
  for (const [index, count] of counts.entries()) {
    passed += count
    if (passed >= rank) return values[index] ?? Number.NaN
  }
  return Number.NaN
}
