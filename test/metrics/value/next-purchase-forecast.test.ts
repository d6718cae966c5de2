import { describe, expect, it } from 'vitest'
import { nextPurchaseForecast } from '../../../src/metrics/value/next-purchase-forecast.js'
import { betaGeometricPurchases } from '../../../src/stats/beta-geometric-purchases.js'
import { modifiedBetaGeometricPurchases } from '../../../src/stats/modified-beta-geometric-purchases.js'
import { paretoPurchases } from '../../../src/stats/pareto-purchases.js'
import { because, known, measured, noteOf, rowsOf, variantOf } from '../measured.js'
import { correlated, cut, historiesAt, payments } from './purchases.js'
import { cut as contractCut, subscriptions } from './renewals.js'

const processes = {
  'bg-nbd': betaGeometricPurchases,
  'mbg-nbd': modifiedBetaGeometricPurchases,
  'pareto-nbd': paretoPurchases,
}

function expectedRows(date: string, days: number, model: string) {
  const histories = historiesAt(date)
  const process = processes[model as keyof typeof processes]
  const { parameters } = process.fit(histories) ?? { parameters: [] }
  return histories.weight.map((customers, k) => {
    const [x = 0, last = 0, age = 0] = [histories.frequency[k], histories.recency[k], histories.age[k]]
    return { x, purchases: customers * process.purchases(parameters, days / 7, [x, last, age]) }
  })
}
const expected = (date: string, days: number, model: string) =>
  expectedRows(date, days, model).reduce((sum, { purchases }) => sum + purchases, 0)
/** What came in the years held back, by repeat purchases before: e twice in each, c once in 2023. */
const days = [
  { date: '2023-12-31', length: 366, came: 20, groups: { 3: 20 } },
  { date: '2023-06-30', length: 366, came: 40, groups: { 1: 20, 2: 20 } },
  { date: '2022-12-31', length: 365, came: 40, groups: { 1: 40 } },
]
/** Σ over groups of repeat purchases of |expected − came|. */
function missedOn(model: string, { date, length, groups }: (typeof days)[number]): number {
  const perGroup = new Map(Object.entries(groups).map(([x, came]) => [Number(x), -came]))
  for (const { x, purchases } of expectedRows(date, length, model)) perGroup.set(x, (perGroup.get(x) ?? 0) + purchases)
  return [...perGroup.values()].reduce((sum, difference) => sum + Math.abs(difference), 0)
}
const modelOf = (result: ReturnType<typeof known>) => String(noteOf(result, 'model-chosen')?.['model'])

describe('next-purchase-forecast', () => {
  it('adds up what the chosen model expects of the five groups of histories', async () => {
    const result = known(await measured(nextPurchaseForecast, { payments }, cut))
    expect(result.value).toBeCloseTo(expected('2024-12-31', 365.25, modelOf(result)), 2)
    expect(result.n).toBe(100)
    expect(result.interval?.high).toBeGreaterThan(result.value)
    expect(variantOf(result, 'per-customer').value).toBeCloseTo(result.value / 100, 12)
    const groups = rowsOf(result, 'groups')
    expect(groups.map((row) => [row['frequency'], row['customers']])).toEqual([
      [0, 40],
      [1, 20],
      [2, 20],
      [4, 10],
      [5, 10],
    ])
    expect(Number(groups[3]?.['alive'])).toBeLessThan(Number(groups[4]?.['alive']))
  })

  it('shows all three models with their errors on past days, and takes the one with the least over groups of repeats', async () => {
    const result = known(await measured(nextPurchaseForecast, { payments }, cut))
    const rows = rowsOf(result, 'models')
    expect(rows).toHaveLength(3 * 4)
    const missed = Object.keys(processes).map((model) => ({
      model,
      sum: days.reduce((sum, day) => sum + missedOn(model, day), 0),
    }))
    for (const model of Object.keys(processes))
      for (const day of days) {
        const row = rows.find((one) => one['model'] === model && one['cut'] === day.date)
        const total = expected(day.date, day.length, model)
        expect(row?.['predicted']).toBeCloseTo(total, 2)
        expect(row?.['actual']).toBe(day.came)
        expect(row?.['error']).toBeCloseTo(total / day.came - 1, 3)
        expect(row?.['error_in_groups']).toBeCloseTo(missedOn(model, day) / day.came, 3)
      }
    const [best] = missed.toSorted((a, b) => a.sum - b.sum)
    expect(rows.slice(0, 4).map((row) => [row['model'], row['actual']])).toEqual([
      [best?.model, 20],
      [best?.model, 40],
      [best?.model, 40],
      [best?.model, null],
    ])
    expect(noteOf(result, 'model-chosen')).toMatchObject({ model: best?.model, tried: 3 })
    expect(Number(noteOf(result, 'model-chosen')?.['error'])).toBeCloseTo((best?.sum ?? 0) / 100, 4)
  })

  it('in months: c bought in two months after its first, e in five; at the end of 2023 the next year brought e two', async () => {
    const result = known(await measured(nextPurchaseForecast, { payments }, cut))
    const rows = rowsOf(result, 'months')
    expect(rows.map((row) => [row['cut'], row['actual']])).toEqual([
      ['2023-12-31', 20],
      ['2023-06-30', 40],
      ['2022-12-31', 40],
      ['2024-12-31', null],
    ])
    expect(variantOf(result, 'months').value).toBe(rows[3]?.['predicted'])
    expect(variantOf(result, 'months').value).toBeGreaterThan(0)
  })

  it('says that no contract binds the customers where the payments have no rhythm, and when that was configured', async () => {
    const found = known(await measured(nextPurchaseForecast, { payments }, { as_of: cut.as_of }))
    // gaps: b 1 × 20, c 2 × 20, d 4 × 10, e 5 × 10
    expect(noteOf(found, 'forecast-basis')).toMatchObject({ basis: 'purchases', gaps: 20 + 40 + 40 + 50 })
    const named = known(await measured(nextPurchaseForecast, { payments }, cut))
    expect(noteOf(named, 'forecast-basis')).toMatchObject({ basis: 'named' })
  })

  it('is tried first: 2024 brought 20 purchases (e twice), the years from July and January 2023 on 20 (c) + 20 (e twice)', async () => {
    const result = known(await measured(nextPurchaseForecast, { payments }, cut))
    const rows = rowsOf(result, 'backtest')
    expect(rows.map((row) => [row['cut'], row['actual']])).toEqual([
      ['2023-12-31', 20],
      ['2023-06-30', 20 + 10 + 10],
      ['2022-12-31', 20 + 10 + 10],
    ])
    expect(rows[0]?.['predicted']).toBeCloseTo(expected('2023-12-31', 366, modelOf(result)), 2)
    expect(rowsOf(result, 'calibration').reduce((sum, row) => sum + Number(row['actual']), 0)).toBe(100)
    expect(noteOf(result, 'backtested')).toMatchObject({ cuts: 3 })
  })

  it('forecasts no money where money goes with the number of purchases, and says so', async () => {
    const result = known(await measured(nextPurchaseForecast, { payments: correlated }, cut))
    expect(variantOf(result, 'money').value).toBeNull()
    expect(Number(noteOf(result, 'money-follows-frequency')?.['correlation'])).toBeGreaterThan(0.3)
  })

  it('is unknown under contracts, for too few that came back, and without payments', async () => {
    const contracts = { payments: [], subscriptions }
    expect(because(await measured(nextPurchaseForecast, contracts, contractCut))).toBe('purchases-follow-contract')
    const few = payments.filter((row) => String(row['customer_id']) < 'b9')
    expect(because(await measured(nextPurchaseForecast, { payments: few }, cut))).toBe('too-few-repeaters-for-model')
    expect(because(await measured(nextPurchaseForecast, { payments: [] }, { as_of: '2024-12-31' }))).toBe('no-payments')
  })
})
