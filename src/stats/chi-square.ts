import { normalProbability } from './normal.js'

interface ChiSquareTest {
  readonly statistic: number
  readonly degrees: number
  /** The probability of a statistic at least this large where rows and columns are independent. */
  readonly p: number
  /** The strength of the association, 0 to 1 (Cramér 1946): √(statistic ÷ (n × (the shorter side − 1))). */
  readonly cramersV: number
  /** Cochran's rule: at most a fifth of the expected counts below 5, none below 1. If not, p is not to be relied on. */
  readonly isReliable: boolean
}

/**
 * Pearson's chi-square test of independence on a table of counts, without continuity correction. Rows and columns that are
 * all zero are left out. Throws RangeError for counts below 0, and where fewer than two rows or columns are left.
 */
export function chiSquareTest(counts: readonly (readonly number[])[]): ChiSquareTest {
  if (counts.some((row) => row.some((count) => !(count >= 0)))) throw new RangeError('no test of negative counts')
  const rows = counts.map(sum).filter((total) => total > 0)
  const columns = (counts[0] ?? []).map((_, k) => sum(counts.map((row) => row[k] ?? 0))).filter((total) => total > 0)
  if (rows.length < 2 || columns.length < 2) throw new RangeError('no test of independence on a single row or column')
  const n = sum(rows)
  const expected = rows.flatMap((row) => columns.map((column) => (row * column) / n))
  const observed = counts.flatMap((row) => (sum(row) > 0 ? row : []))
  const filled = observed.filter((_, k) => sum(counts.map((row) => row[k % row.length] ?? 0)) > 0)
  const statistic = sum(expected.map((count, k) => ((filled[k] ?? 0) - count) ** 2 / count))
  const degrees = (rows.length - 1) * (columns.length - 1)
  const low = expected.filter((count) => count < 5).length
  return {
    statistic,
    degrees,
    p: chiSquareTail(statistic, degrees),
    cramersV: Math.sqrt(statistic / (n * (Math.min(rows.length, columns.length) - 1))),
    isReliable: 5 * low <= expected.length && expected.every((count) => count >= 1),
  }
}

/**
 * The probability that a chi-square value with whole degrees of freedom is at least x, by the recursion over degrees
 * Q(k + 2) = Q(k) + (x ÷ 2)^(k ÷ 2) e^(−x ÷ 2) ÷ Γ(k ÷ 2 + 1) (Abramowitz & Stegun 26.4.8).
 */
export function chiSquareTail(x: number, degrees: number): number {
  if (!(x >= 0 && Number.isInteger(degrees) && degrees > 0)) throw new RangeError(`no chi-square tail at ${x}`)
  const isOdd = degrees % 2 === 1
  let term = isOdd ? Math.sqrt((2 * x) / Math.PI) * Math.exp(-x / 2) : Math.exp(-x / 2)
  let tail = isOdd ? 2 * (1 - normalProbability(Math.sqrt(x))) : term
  for (let k = isOdd ? 1 : 2; k < degrees; k += 2) {
    if (!isOdd) term *= x / k
    tail += term
    if (isOdd) term *= x / (k + 2)
  }
  return Math.min(1, tail)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
