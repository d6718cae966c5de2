import { describe, expect, it } from 'vitest'
import { nextPurchaseForecast } from '../../../src/metrics/value/next-purchase-forecast.js'
import { predictedLifetimeValue } from '../../../src/metrics/value/predicted-lifetime-value.js'
import { type PurchaseModel, purchaseModel, purchaseNotes } from '../../../src/metrics/value/purchase-model.js'
import { buyingOf } from '../../../src/metrics/value/purchase-process.js'
import type { HistoryRow } from '../../../src/metrics/value/purchase-queries.js'
import { modelTable } from '../../../src/metrics/value/purchase-rivals.js'
import { betaGeometricPurchases } from '../../../src/stats/beta-geometric-purchases.js'
import { because, known, measured, noteOf } from '../measured.js'
import { cut, payments } from './purchases.js'

const history = (months_back: number, frequency: number, customers: number, next_purchases: number): HistoryRow => ({
  months_back,
  cut_on: months_back === 0 ? '2024-12-31' : '2023-12-31',
  next_days: 366,
  frequency,
  recency_days: 70 * frequency,
  age_days: 400,
  is_before_data: false,
  customers,
  average: 10 * customers,
  bought: 100 * customers,
  received: 100 * customers,
  next_purchases,
  next_revenue: 0,
})
const seen = (months: number, next: number) => [
  history(months, 0, 60, 0),
  history(months, 1, 30, next),
  history(months, 4, 30, next),
]
const spending = [
  { months_back: 0, frequency: 1, customers: 30, average: 10 },
  { months_back: 0, frequency: 4, customers: 30, average: 10 },
]

describe('a model of purchases that finds no maximum', () => {
  it('is a reason, not a number', () => {
    const lost = buyingOf({ ...betaGeometricPurchases, fit: () => undefined }, seen(0, 0))
    expect(lost).toMatchObject({ status: 'unknown', because: { code: 'model-did-not-converge' } })
  })
  it('is named beside those that do, and has no forecast', () => {
    const model = purchaseModel({ histories: [...seen(0, 0), ...seen(12, 20)], spending }) as PurchaseModel
    const rivals = [...model.rivals.slice(0, 2), { id: 'pareto-nbd', buying: null, forecasts: [] }]
    expect(purchaseNotes({ ...model, rivals })).toContainEqual({
      code: 'model-without-maximum',
      args: { model: 'pareto-nbd' },
    })
    expect(modelTable({ ...model, rivals }).rows.map((row) => row['model'])).not.toContain('pareto-nbd')
  })
})

describe('purchase-model', () => {
  it('has no past day to be tried on: no forecast', () => {
    expect(purchaseModel({ histories: seen(0, 0), spending })).toMatchObject({
      because: { code: 'forecast-not-testable' },
    })
  })
  it('states no error where nothing came in the years held back', () => {
    const model = purchaseModel({ histories: [...seen(0, 0), ...seen(12, 0)], spending }) as PurchaseModel
    expect(purchaseNotes(model).map(({ code }) => code)).not.toContain('model-chosen')
  })
})

describe('what the likelihood cannot tell', () => {
  it('sixty customers who all buy on the same five days: it is flat, and said', async () => {
    const days = ['2022-03-01', '2022-09-06', '2023-03-07', '2023-09-05', '2024-03-05', '2024-09-03']
    const alike = Array.from({ length: 60 }, (_, k) =>
      days.map((paid_on) => ({ customer_id: `c${k}`, paid_on, amount: 50 + (k % 7) })),
    ).flat()
    const result = known(await measured(nextPurchaseForecast, { payments: alike }, cut))
    expect(noteOf(result, 'likelihood-flat')).toEqual({})
  })

  it('money without a finite mean (from 1 to ten million, alike at all frequencies) has no lifetime value', async () => {
    const wild = payments.map((row) => ({ ...row, amount: 10 ** (Number(String(row['customer_id']).slice(1)) % 8) }))
    expect(because(await measured(predictedLifetimeValue, { payments: wild }, cut))).toBe('model-did-not-converge')
  })
})
