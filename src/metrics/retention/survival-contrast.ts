import { concordance } from '../../stats/concordance.js'
import { coxRegression } from '../../stats/cox.js'
import { holmAdjusted } from '../../stats/holm.js'
import { logRank } from '../../stats/log-rank.js'
import { normalQuantile } from '../../stats/normal.js'
import type { Exhibit } from '../answer.js'
import { table } from '../exhibits.js'
import { fewest, segmentTable } from '../segments.js'
import { changesIn, curveOf, type LifeChangeRow, medianOf, survivalAfter } from './survival-curve.js'

interface Group {
  readonly attribute: string
  readonly value: string
  readonly rows: readonly LifeChangeRow[]
}
type Ratio = { hazard_ratio: number | null; ratio_low: number | null; ratio_high: number | null }

const none: Ratio = { hazard_ratio: null, ratio_low: null, ratio_high: null }

/** Survival by segment with hazard ratios, and per attribute the log-rank test of its segments. */
export function survivalContrasts(rows: readonly LifeChangeRow[]): Exhibit<'attributes' | 'segments'>[] {
  const groups = groupsOf(rows)
  const attributes = [...new Set(groups.map(({ attribute }) => attribute))].toSorted()
  const compared = attributes.map((attribute) => comparison(attribute, groups))
  return [
    ...attributeTable(compared),
    ...segmentTableOf(groups, new Map(compared.flatMap(({ ratios }) => [...ratios]))),
  ]
}

function groupsOf(rows: readonly LifeChangeRow[]): Group[] {
  const groups = new Map<string, { attribute: string; value: string; rows: LifeChangeRow[] }>()
  for (const row of rows) {
    if (row.attribute === null) continue
    const [attribute, value] = [row.attribute, row.value ?? '']
    const known = groups.get(keyOf({ attribute, value })) ?? { attribute, value, rows: [] }
    known.rows.push(row)
    groups.set(keyOf(known), known)
  }
  return [...groups.values()]
}

function keyOf({ attribute, value }: { attribute: string; value: string }): string {
  return JSON.stringify([attribute, value])
}

/** The segments of 5 customers or more of one attribute: log-rank, and hazards against the largest that lost somebody (Cox). */
function comparison(attribute: string, all: readonly Group[]) {
  const groups = all.filter((group) => group.attribute === attribute && customersOf(group) >= fewest)
  const test = logRank(grouped(groups), groups.length)
  const losing = groups
    .filter(({ rows }) => rows.some(({ lost }) => lost > 0))
    .toSorted((a, b) => customersOf(b) - customersOf(a) || (a.value < b.value ? -1 : 1))
  const changes = grouped(losing)
  const dummies = losing.map((_, g) => losing.slice(1).map((__, k) => (k + 1 === g ? 1 : 0)))
  const fit = losing.length < 2 ? undefined : coxRegression(changes, dummies)
  const ratios = losing.map((group, g): [string, Ratio] => [keyOf(group), fit === undefined ? none : ratioOf(g, fit)])
  const order = fit === undefined ? null : concordance(changes, [0, ...fit.coefficients])
  return { attribute, groups: groups.length, test, ratios, order: Number.isNaN(order) ? null : order }
}

function ratioOf(
  group: number,
  fit: { readonly coefficients: readonly number[]; readonly standardErrors: readonly number[] },
): Ratio {
  if (group === 0) return { hazard_ratio: 1, ratio_low: null, ratio_high: null }
  const [log, error] = [fit.coefficients[group - 1] ?? Number.NaN, fit.standardErrors[group - 1] ?? Number.NaN]
  const spread = normalQuantile(0.975) * error
  return { hazard_ratio: Math.exp(log), ratio_low: Math.exp(log - spread), ratio_high: Math.exp(log + spread) }
}

function grouped(groups: readonly Group[]) {
  const numbers = new Map(groups.flatMap(({ rows }, number) => rows.map((row) => [row, number] as const)))
  return changesIn(
    groups.flatMap(({ rows }) => rows),
    (row) => numbers.get(row) ?? 0,
  )
}

function customersOf({ rows }: Group): number {
  return rows.reduce((sum, row) => sum + row.entered, 0)
}

function attributeTable(compared: readonly ReturnType<typeof comparison>[]) {
  const tested = compared.flatMap(({ attribute, groups, test, order }) =>
    test === undefined ? [] : [{ attribute, groups, concordance: order, ...test }],
  )
  if (tested.length === 0) return []
  const adjusted = holmAdjusted(tested.map(({ p }) => p))
  const columns = { attribute: 'term', groups: 'count', statistic: 'score', degrees: 'count', p: 'ratio' } as const
  return [
    table(
      'attributes',
      { ...columns, p_adjusted: 'ratio', concordance: 'score', verdict: 'term' },
      tested.map(({ attribute, groups, statistic, degrees, p, concordance: order }, index) => ({
        attribute,
        groups,
        statistic,
        degrees,
        p,
        p_adjusted: adjusted[index] ?? null,
        concordance: order,
        verdict: (adjusted[index] ?? 1) < 0.05 ? 'differs' : 'no-difference',
      })),
    ),
  ]
}

function segmentTableOf(groups: readonly Group[], ratios: ReadonlyMap<string, Ratio>) {
  const columns = [
    { key: 'lost', unit: 'count' },
    { key: 'survival_12', unit: 'ratio' },
    { key: 'low', unit: 'ratio' },
    { key: 'high', unit: 'ratio' },
    { key: 'survival_24', unit: 'ratio' },
    { key: 'median', unit: 'months' },
    { key: 'hazard_ratio', unit: 'score' },
    { key: 'ratio_low', unit: 'score' },
    { key: 'ratio_high', unit: 'score' },
  ] as const
  return segmentTable(groups, columns, (group) => {
    const curve = curveOf(group.rows)
    const year = survivalAfter(curve, 12)
    return {
      n: curve.customers,
      lost: curve.lost,
      survival_12: year.value,
      low: year.interval?.low ?? null,
      high: year.interval?.high ?? null,
      survival_24: survivalAfter(curve, 24).value,
      median: medianOf(curve).value,
      ...(ratios.get(keyOf(group)) ?? none),
    }
  })
}
