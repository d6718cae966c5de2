import { describe, expect, it } from 'vitest'
import { nextPurchaseForecast } from '../../../src/metrics/value/next-purchase-forecast.js'
import { betaGeometricPurchases, expectedPurchases } from '../../../src/stats/beta-geometric-purchases.js'
import { because, known, measured, noteOf, rowsOf, variantOf } from '../measured.js'
import { correlated, cut, historiesAt, payments } from './purchases.js'
import { cut as contractCut, subscriptions } from './renewals.js'

function expected(date: string, days: number): number {
  const histories = historiesAt(date)
  const { parameters } = betaGeometricPurchases(histories) ?? { parameters: [] }
  return histories.weight.reduce((sum, customers, k) => {
    const [x = 0, last = 0, age = 0] = [histories.frequency[k], histories.recency[k], histories.age[k]]
    return sum + customers * expectedPurchases(parameters, days / 7, x, last, age)
  }, 0)
}

describe('next-purchase-forecast', () => {
  it('adds up what the model expects of the five groups of histories', async () => {
    const result = known(await measured(nextPurchaseForecast, { payments }, cut))
    expect(result.value).toBeCloseTo(expected('2024-12-31', 365.25), 2)
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
    expect(groups[0]?.['alive']).toBe(1)
    expect(Number(groups[3]?.['alive'])).toBeLessThan(Number(groups[4]?.['alive']))
  })

  it('is tried first: 2024 brought 20 purchases (e twice), the years from July and January 2023 on 20 (c) + 20 (e twice)', async () => {
    const result = known(await measured(nextPurchaseForecast, { payments }, cut))
    const rows = rowsOf(result, 'backtest')
    expect(rows.map((row) => [row['cut'], row['actual']])).toEqual([
      ['2023-12-31', 20],
      ['2023-06-30', 20 + 10 + 10],
      ['2022-12-31', 20 + 10 + 10],
    ])
    expect(rows[0]?.['predicted']).toBeCloseTo(expected('2023-12-31', 366), 2)
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
