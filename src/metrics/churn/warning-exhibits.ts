import { z } from 'zod'
import { type ChurnFeature, churnFeatures } from '../../model/churn-panel.js'
import { areaUnderCurve } from '../../stats/area-under-curve.js'
import { type LogisticFit, logisticPulls } from '../../stats/ridge-logistic.js'
import { listed, listing, table } from '../exhibits.js'
import { proportionInterval } from '../interval.js'
import { fewest, segmentTable } from '../segments.js'
import { lossesOf, type WarningModel, type WarningTest } from './warning-model.js'

/** The places of a segment's customers among those of the open cut. */
export const segmentPlaces = z.object({ attribute: z.string(), value: z.string(), places: z.array(z.number()) })

/** How each held-back cut was foretold: order, the hits among the tenth that was flagged, and the losses expected in all. */
export function backtestTable(tests: readonly WarningTest[]) {
  const rows = tests.map((test) => {
    const { customers, lost, seen_on } = test.cut
    const losses = lossesOf([test.cut])
    const { flagged, hits } = hitsOf([test])
    const area = losses < 2 || customers.length - losses < 2 ? null : areaOf(test)
    return {
      cut: seen_on,
      n: lost.length,
      churned: losses,
      predicted: test.chances.reduce((sum, chance) => sum + chance, 0),
      area: area?.value ?? null,
      low: area?.low ?? null,
      high: area?.high ?? null,
      flagged,
      hits,
    }
  })
  const columns = {
    cut: 'date',
    n: 'count',
    churned: 'count',
    predicted: 'count',
    area: 'score',
    low: 'score',
    high: 'score',
    flagged: 'count',
    hits: 'count',
  } as const
  return table('backtest', columns, rows)
}

/** Forecast and outcome in groups of rising chance, over the held-back cuts. */
export function calibrationTable({ calibration }: WarningModel) {
  const rows = calibration.groups.map(({ n, expected, cases }, k) => {
    const bounds = n < fewest ? null : proportionInterval(cases, n)
    return {
      group: String(k + 1),
      n,
      churned: cases,
      predicted_rate: expected / n,
      churn_rate: bounds === null ? null : cases / n,
      low: bounds?.low ?? null,
      high: bounds?.high ?? null,
    }
  })
  const columns = {
    group: 'text',
    n: 'count',
    churned: 'count',
    predicted_rate: 'ratio',
    churn_rate: 'ratio',
    low: 'ratio',
    high: 'ratio',
  } as const
  return table('calibration', columns, rows)
}

/** By what factor the odds of loss change with one standard deviation more of a feature, the others the same. */
export function driverTable({ fit }: WarningModel) {
  const rows = churnFeatures.flatMap((feature, k) => {
    const [coefficient, error] = [fit.coefficients[k] ?? 0, fit.errors[k] ?? 0]
    if (error === 0) return []
    const [odds, low, high] = [0, -1.959964, 1.959964].map((reach) => Math.exp(coefficient + reach * error))
    return [{ driver: `feature-${feature}`, odds: odds ?? null, low: low ?? null, high: high ?? null, coefficient }]
  })
  return table(
    'drivers',
    { driver: 'term', odds: 'score', low: 'score', high: 'score' },
    rows.toSorted((a, b) => Math.abs(b.coefficient) - Math.abs(a.coefficient)),
  )
}

/** The flagged customers of the open cut, the highest chance first, each with what raises it most. */
export function riskListing({ cut, chances, flagged }: WarningTest, fit: LogisticFit) {
  const rows = flagged.slice(0, listed).map((at) => {
    const chance = chances[at] ?? 0
    const money = cut.recurring[at] ?? null
    const [first, second, third] = driversOf(cut.features[at] ?? [], fit)
    return {
      customer: cut.customers[at] ?? '',
      name: cut.names[at] ?? null,
      chance,
      recurring: money,
      expected_loss: money === null ? null : chance * money,
      driver: first ?? null,
      second_driver: second ?? null,
      third_driver: third ?? null,
    }
  })
  const columns = {
    customer: 'text',
    name: 'text',
    chance: 'ratio',
    recurring: 'money',
    expected_loss: 'money',
    driver: 'term',
    second_driver: 'term',
    third_driver: 'term',
  } as const
  return listing('at-risk', columns, rows, flagged.length)
}

/** The open cut by segment: the flagged, and the money that is expected to go; segments of an attribute add up. */
export function riskSegments(
  { cut, chances, flagged }: WarningTest,
  segments: readonly z.infer<typeof segmentPlaces>[],
) {
  const isFlagged = new Set(flagged)
  const hasMoney = cut.recurring.some((money) => money !== null)
  const columns = [
    { key: 'flagged', unit: 'count' },
    { key: 'recurring_at_risk', unit: 'money' },
    { key: 'expected_loss', unit: 'money' },
  ] as const
  return segmentTable(segments, columns, ({ places }) => {
    const risky = places.filter((at) => isFlagged.has(at))
    const money = (of: readonly number[], weight: (at: number) => number) =>
      hasMoney ? of.reduce((sum, at) => sum + weight(at) * (cut.recurring[at] ?? 0), 0) : null
    return {
      n: places.length,
      flagged: risky.length,
      recurring_at_risk: money(risky, () => 1),
      expected_loss: money(places, (at) => chances[at] ?? 0),
    }
  })
}

/** How many were flagged over some cuts, and how many of them were lost. */
export function hitsOf(tests: readonly WarningTest[]): { flagged: number; hits: number } {
  return tests.reduce(
    (sum, { cut, flagged }) => ({
      flagged: sum.flagged + flagged.length,
      hits: sum.hits + flagged.filter((at) => cut.lost[at] === true).length,
    }),
    { flagged: 0, hits: 0 },
  )
}

function areaOf({ cut, chances }: WarningTest) {
  const rows = cut.lost.map((_, k) => k)
  return areaUnderCurve({
    score: chances,
    isCase: cut.lost.map(Number),
    stratum: rows.map(() => 0),
    cluster: rows,
  })
}

/** The three features that raise a customer's chance most above that of an average one, as terms that say which way they lie. */
function driversOf(features: readonly (number | null)[], fit: LogisticFit): string[] {
  const row = features.map((value) => value ?? Number.NaN)
  const side = (k: number): string => ((row[k] ?? 0) < (fit.standard.mean[k] ?? 0) ? 'low' : 'high')
  return logisticPulls(fit, row)
    .map((pull, k) => ({ pull, term: driverTerm(churnFeatures[k], side(k)) }))
    .filter(({ pull }) => pull > 0.01)
    .sort((a, b) => b.pull - a.pull)
    .slice(0, 3)
    .map(({ term }) => term)
}

function driverTerm(feature: ChurnFeature | undefined, side: string): string {
  return `driver-${feature}-${side}`
}
