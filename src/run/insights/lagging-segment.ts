import { holmAdjusted } from '../../stats/holm.js'
import { type Share, twoProportionTest } from '../../stats/two-proportion.js'
import { fewestCompared, type KnownResult, numberIn, type Rule, significance } from './insight.js'

type Row = KnownResult['exhibits'][number]['rows'][number]

interface Comparison {
  readonly attribute: string
  readonly value: string
  readonly own: Share
  readonly rest: Share
  readonly p: number
  /** Cases that the segment is short of (or has too many of) against the share of the rest. */
  readonly shortfall: number
}

/**
 * The segment that explains most of the shortfall of a share: worse than all other cases beyond chance (two-proportion test,
 * corrected by Holm over all segments looked at), at least 20 cases on both sides. Cases without the attribute are no segment.
 * Where one customer has several cases, the test counts customers, as if all cases of one were alike: never too sure.
 */
export const laggingSegment: Rule = (result, { better, clustered }) => {
  if (better === 'neither') return null
  const compared = comparisons(result, better === 'higher' ? 1 : -1, clustered === true)
  const adjusted = holmAdjusted(compared.map(({ p }) => p))
  const [worst] = compared
    .map((comparison, index) => ({ ...comparison, p: adjusted[index] ?? 1 }))
    .filter(({ p, shortfall }) => p < significance && shortfall > 0)
    .sort((a, b) => b.shortfall - a.shortfall)
  if (worst === undefined) return null
  const { attribute, value, own, rest, shortfall, p } = worst
  return {
    exhibit: 'segments',
    code: 'segment-lags',
    args: {
      attribute,
      value,
      rate: own.cases / own.n,
      n: own.n,
      rest: rest.cases / rest.n,
      rest_n: rest.n,
      shortfall,
      p,
    },
  }
}

function comparisons(
  { value: whole, n, interval, exhibits }: KnownResult,
  direction: 1 | -1,
  clustered: boolean,
): Comparison[] {
  if (interval?.method.startsWith('wilson') !== true || n === undefined) return []
  const rows = exhibits.find(({ id }) => id === 'segments')?.rows ?? []
  return rows.flatMap((row) => {
    const [own, rate] = [numberIn(row['n']), numberIn(row['rate'])]
    const value = row['value'] ?? ''
    if (value === '' || own === null || rate === null) return []
    if (own < fewestCompared || n - own < fewestCompared) return []
    const segment = { cases: Math.round(rate * own), n: own }
    const rest = { cases: Math.round(whole * n) - segment.cases, n: n - own }
    const tested = clustered ? byCustomers(segment, rest, row, rows) : [segment, rest]
    const [first, second] = tested
    if (first === undefined || second === undefined) return []
    const { p } = twoProportionTest(first, second)
    const difference = segment.cases / segment.n - rest.cases / rest.n
    const names = { attribute: String(row['attribute']), value: String(value) }
    return [{ ...names, own: segment, rest, p, shortfall: -direction * difference * own }]
  })
}

/** Two shares as if every customer had one case; none where the customers are not told or fewer than 20 on a side. */
function byCustomers(own: Share, rest: Share, row: Row, rows: readonly Row[]): Share[] {
  const siblings = rows.filter((other) => other['attribute'] === row['attribute'])
  const all = siblings.reduce((sum, other) => sum + (numberIn(other['customers']) ?? 0), 0)
  const customers = numberIn(row['customers']) ?? 0
  if (customers < fewestCompared || all - customers < fewestCompared) return []
  const scaled = ({ cases, n }: Share, count: number) => ({ cases: Math.round((cases / n) * count), n: count })
  return [scaled(own, customers), scaled(rest, all - customers)]
}
