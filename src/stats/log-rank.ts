import { chiSquareTail } from './chi-square.js'
import { inverse, quadratic } from './inverse.js'
import { type GroupedChanges, momentEnd } from './life-changes.js'

interface LogRankTest {
  readonly statistic: number
  readonly degrees: number
  /** The probability of a statistic at least this large where all groups live alike. */
  readonly p: number
  /** Events seen and expected by group. */
  readonly observed: readonly number[]
  readonly expected: readonly number[]
}

/**
 * The log-rank test of k groups with late entry: observed less expected events, with their hypergeometric covariance (Mantel
 * 1966; Klein & Moeschberger 2003, §7.3). Undefined where fewer than two groups are ever at risk of an event together.
 */
export function logRank(changes: GroupedChanges, groups: number): LogRankTest | undefined {
  const { observed, expected, covariance } = tally(changes, groups)
  const compared = [...observed.keys()].filter((g) => (covariance[g]?.[g] ?? 0) > 0)
  const free = compared.slice(1)
  const inverted = inverse(free.map((g) => free.map((h) => covariance[g]?.[h] ?? 0)))
  if (free.length === 0 || inverted === null) return undefined
  const statistic = quadratic(
    inverted,
    free.map((g) => (observed[g] ?? 0) - (expected[g] ?? 0)),
  )
  return { statistic, degrees: free.length, p: chiSquareTail(Math.max(0, statistic), free.length), observed, expected }
}

function tally({ time, entered, left, events, group }: GroupedChanges, groups: number) {
  const zeros = () => new Array<number>(groups).fill(0)
  const [atRisk, observed, expected] = [zeros(), zeros(), zeros()]
  const covariance = Array.from({ length: groups }, zeros)
  for (let first = 0, end = 0; first < time.length; first = end) {
    end = momentEnd(time, first)
    let lost = 0
    for (let row = first; row < end; row++) {
      const [g, cases] = [group[row] ?? 0, events[row] ?? 0]
      lost += cases
      observed[g] = (observed[g] ?? 0) + cases
    }
    if (lost > 0) addExpected(atRisk, lost, expected, covariance)
    for (let row = first; row < end; row++) {
      const g = group[row] ?? 0
      atRisk[g] = (atRisk[g] ?? 0) + (entered[row] ?? 0) - (left[row] ?? 0)
    }
  }
  return { observed, expected, covariance }
}

function addExpected(atRisk: readonly number[], lost: number, expected: number[], covariance: number[][]): void {
  const n = atRisk.reduce((sum, count) => sum + count, 0)
  const spread = n > 1 ? (lost * (n - lost)) / (n - 1) : 0
  for (const [g, count] of atRisk.entries()) {
    const share = count / n
    expected[g] = (expected[g] ?? 0) + lost * share
    const row = covariance[g] ?? []
    for (const [h, other] of atRisk.entries()) {
      row[h] = (row[h] ?? 0) + spread * share * ((g === h ? 1 : 0) - other / n)
    }
  }
}
