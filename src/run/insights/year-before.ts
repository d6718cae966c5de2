import type { Exhibit } from '../../metrics/answer.js'
import { twoProportionTest } from '../../stats/two-proportion.js'
import {
  fewestCompared,
  fewestExpected,
  type KnownResult,
  numberIn,
  type Rule,
  type Subject,
  significance,
} from './insight.js'

interface Point {
  readonly month: string
  readonly value: number
  readonly n: number | null
}

/**
 * Where the number stands against a year before, from the monthly series whose point at the cut is the number itself. A rate
 * speaks only where the change is beyond chance: shares by the two-proportion test, others where it exceeds √2 half-widths of
 * the interval; both with at least 20 cases. A sum or a count is a fact and speaks of any change.
 */
export const yearBefore: Rule = (result, subject, { to }) => {
  if (subject.better === 'neither') return null
  const pair = result.exhibits.flatMap((exhibit) => pairIn(exhibit, result.value, to))[0]
  if (pair === undefined || !isBeyondChance(pair, result, subject)) return null
  const [now, before] = pair
  return {
    code: now.value > before.value === (subject.better === 'higher') ? 'better-than-year-before' : 'worse-than-year-before',
    args: {
      unit: result.unit,
      month: now.month,
      value: now.value,
      ...(now.n === null ? {} : { n: now.n }),
      before_month: before.month,
      before: before.value,
      ...(before.n === null ? {} : { before_n: before.n }),
    },
  }
}

function pairIn({ kind, columns, rows }: Exhibit, value: number, to: string): [Point, Point][] {
  const [month, ...rest] = columns
  if (kind !== 'series' || month?.unit !== 'month') return []
  const at = (year: number): Exhibit['rows'][number] | undefined =>
    rows.find((row) => String(row[month.key]).startsWith(`${year}${to.slice(4, 7)}`))
  const [now, before] = [at(Number(to.slice(0, 4))), at(Number(to.slice(0, 4)) - 1)]
  const own = rest.find(({ key }) => isClose(numberIn(now?.[key]), value))
  if (own === undefined || now === undefined || before === undefined) return []
  const then = numberIn(before[own.key])
  if (then === null || isClose(then, value)) return []
  const cases = ['n', 'customers'].find((key) => key !== own.key && rest.some((column) => column.key === key)) ?? ''
  const point = (row: Exhibit['rows'][number], reached: number): Point => ({
    month: String(row[month.key]),
    value: reached,
    n: numberIn(row[cases]),
  })
  return [[point(now, value), point(before, then)]]
}

function isBeyondChance([now, before]: [Point, Point], { interval }: KnownResult, { evidence }: Subject): boolean {
  if (evidence === 'fact') return true
  if (interval === undefined || now.n === null || before.n === null) return false
  if (now.n < fewestCompared || before.n < fewestCompared) return false
  if (interval.method === 'wilson') {
    const { p, smallestExpected } = twoProportionTest(...([now, before].map(counted) as [Counted, Counted]))
    return p < significance && smallestExpected >= fewestExpected
  }
  const side = before.value > now.value ? interval.high : interval.low
  return Math.abs(before.value - now.value) > Math.SQRT2 * Math.abs(side - now.value)
}

interface Counted {
  readonly cases: number
  readonly n: number
}

function counted({ value, n }: Point): Counted {
  return { cases: Math.round(value * (n ?? 0)), n: n ?? 0 }
}

function isClose(one: number | null, other: number): boolean {
  return one !== null && Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(other))
}
