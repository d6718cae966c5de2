import type { Exhibit } from '../../metrics/answer.js'
import { type Share, twoProportionTest } from '../../stats/two-proportion.js'
import { fewestCompared, type KnownResult, numberIn, type Rule, significance } from './insight.js'

interface Point {
  readonly month: string
  readonly value: number
  readonly n: number | null
}
interface Pair {
  readonly exhibit: string
  readonly now: Point
  readonly before: Point
}

/**
 * Where the number stands against a year before, from the monthly series whose point at the cut is the number itself. A rate
 * speaks only where the change is beyond chance: shares by the two-proportion test, others where it exceeds √2 half-widths of
 * the interval; both with at least 20 cases, one of each customer. A sum or a count is a fact and speaks of any change.
 */
export const yearBefore: Rule = (result, { better, evidence, clustered }, { to }) => {
  const [pair] = result.exhibits.flatMap((exhibit) => pairIn(exhibit, result, to))
  if (better === 'neither' || pair === undefined) return null
  const { exhibit, now, before } = pair
  if (now.value === before.value) return null
  if (evidence === 'rate' && (clustered === true || !isBeyondChance(pair, result))) return null
  return {
    exhibit,
    code: now.value > before.value === (better === 'higher') ? 'better-than-year-before' : 'worse-than-year-before',
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

function pairIn({ kind, id, columns, rows }: Exhibit, { value, unit }: KnownResult, to: string): Pair[] {
  const [month, ...rest] = columns
  if (kind !== 'series' || month?.unit !== 'month') return []
  const inYear = (year: number) => rows.find((row) => String(row[month.key]).startsWith(`${year}${to.slice(4, 7)}`))
  const [now, before] = [inYear(Number(to.slice(0, 4))), inYear(Number(to.slice(0, 4)) - 1)]
  const own = rest.find((column) => column.unit === unit && isClose(numberIn(now?.[column.key]), value))
  const then = own === undefined ? null : numberIn(before?.[own.key])
  if (now === undefined || before === undefined || own === undefined || then === null) return []
  const cases = ['n', 'customers'].find((key) => key !== own.key && rest.some((column) => column.key === key)) ?? ''
  const point = (row: Exhibit['rows'][number], reached: number): Point => ({
    month: String(row[month.key]),
    value: reached,
    n: numberIn(row[cases]),
  })
  return [{ exhibit: id, now: point(now, value), before: point(before, then) }]
}

function isBeyondChance({ now, before }: Pair, { interval }: KnownResult): boolean {
  if (interval === undefined || Math.min(now.n ?? 0, before.n ?? 0) < fewestCompared) return false
  if (interval.method === 'wilson') return twoProportionTest(shareOf(now), shareOf(before)).p < significance
  const bound = before.value > now.value ? interval.high : interval.low
  return Math.abs(before.value - now.value) > Math.SQRT2 * Math.abs(bound - now.value)
}

function shareOf({ value, n }: Point): Share {
  return { cases: Math.round(value * (n ?? 0)), n: n ?? 0 }
}

function isClose(one: number | null, other: number): boolean {
  return one !== null && Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(other))
}
