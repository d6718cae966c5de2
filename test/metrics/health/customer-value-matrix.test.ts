import { describe, expect, it } from 'vitest'
import { customerValueMatrix } from '../../../src/metrics/health/customer-value-matrix.js'
import { residualBaseValue } from '../../../src/metrics/value/residual-base-value.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf, variantOf } from '../measured.js'
import { correlated, payments, cut as purchaseCut } from '../value/purchases.js'
import { customers, cut, subscriptions } from '../value/renewals.js'

/** Three more customers, from 10 April 2022, July 2023 and June 2024 on, at 1000, 500 and 2000 a month. */
const added = [
  { customer_id: 'old', started_on: '2022-04-10', ended_on: null, monthly_amount: 1000 },
  { customer_id: 'young', started_on: '2023-07-10', ended_on: null, monthly_amount: 500 },
  { customer_id: 'newest', started_on: '2024-06-10', ended_on: null, monthly_amount: 2000 },
]
const base = { subscriptions: [...subscriptions, ...added], customers }
const answer = (customer_id: string, score: number) => ({
  customer_id,
  kind: 'csat',
  score,
  scale_min: 1,
  scale_max: 5,
  answered_on: '2024-11-01',
})

describe('customer-value-matrix', () => {
  it('residual values are those of the base, customer by customer: they add up to its value', async () => {
    const result = known(await measured(customerValueMatrix, base, cut))
    const whole = known(await measured(residualBaseValue, base, cut))
    const residuals = rowsOf(result, 'customers').map((row) => Number(row['residual']))
    expect(residuals).toHaveLength(34)
    expect(residuals.reduce((sum, residual) => sum + residual, 0) / whole.value).toBeCloseTo(1, 6)
  })

  it('the three youngest of 34 pay 12,000, 6,000 and 14,000 in the window, the 31 others 120 each', async () => {
    const result = known(await measured(customerValueMatrix, base, cut))
    expect(result.value).toBeCloseTo(32_000 / (32_000 + 31 * 120), 12)
    expect(result.n).toBe(34)
    expect(noteOf(result, 'loyalty-by-tenure')).toEqual({ customers: 34 })
    expect(rowsOf(result, 'loose').map((row) => row['customer'])).toEqual(['newest', 'old', 'young'])
    expect(variantOf(result, 'customers').value).toBe(3)
  })

  it('a score is the mean of three ranks: of 34, newest is first by both values and last by tenure', async () => {
    const rows = rowsOf(known(await measured(customerValueMatrix, base, cut)), 'customers')
    const newest = rows.find((row) => row['customer'] === 'newest')
    expect(newest?.['score']).toBeCloseTo((67 / 68 + 67 / 68 + 1 / 68) / 3, 12)
    expect(newest).toMatchObject({ value_third: 'third-upper', loyalty_third: 'third-lower', revenue: 14_000 })
  })

  it('satisfaction counts as much as tenure: of two answers the better is 3/4 of the way, and the youngest moves up', async () => {
    const surveys = [answer('newest', 5), answer('young', 1)]
    const rows = rowsOf(known(await measured(customerValueMatrix, { ...base, surveys }, cut)), 'customers')
    const score = (id: string) => Number(rows.find((row) => row['customer'] === id)?.['score'])
    // Tenure 1/68 and 3/68 become (1/68 + 3/4)/2 = 0.382 and (3/68 + 1/4)/2 = 0.147; the oldest, from 2022-01, has 67/68, the
    // thirty c… share 4 to 33 (37/68), `old` is third (5/68): newest passes it, young too.
    expect(score('newest')).toBeCloseTo((67 / 68 + 67 / 68 + 5 / 68) / 3, 12)
    expect(score('young')).toBeCloseTo((63 / 68 + 63 / 68 + 3 / 68) / 3, 12)
  })

  it('the cells of the matrix and the segments add up', async () => {
    const result = known(await measured(customerValueMatrix, base, cut))
    const sum = (rows: readonly Record<string, unknown>[], key: string) =>
      rows.reduce((all, row) => all + Number(row[key]), 0)
    expect(sum(rowsOf(result, 'matrix'), 'customers')).toBe(34)
    expect(sum(rowsOf(result, 'matrix'), 'money_share')).toBeCloseTo(1, 12)
    expect(sum(segmentsOf(result, 'region'), 'n')).toBe(34)
  })

  it('where nothing recurs: the ten that bought in the window, twice 40 to 160 each, worth what the base says of them', async () => {
    const result = known(await measured(customerValueMatrix, { payments }, purchaseCut))
    const base = rowsOf(known(await measured(residualBaseValue, { payments }, purchaseCut)), 'groups')
    const rows = rowsOf(result, 'customers')
    expect(result.n).toBe(10)
    expect(rows.reduce((sum, row) => sum + Number(row['revenue']), 0)).toBe(2 * 2 * (40 + 60 + 80 + 120 + 160))
    expect(rows.reduce((sum, row) => sum + Number(row['residual']), 0)).toBeCloseTo(
      Number(base.find((row) => row['at_least'] === 5)?.['residual']),
      1,
    )
    // Best two of ten by both values, 9 of 10 below or equal by half; the same first purchase for all: half. (0.9 + 0.9 + 0.5) ÷ 3
    expect(rows.slice(0, 2).map((row) => [row['revenue'], row['score']])).toEqual([
      [320, expect.closeTo(2.3 / 3, 12)],
      [320, expect.closeTo(2.3 / 3, 12)],
    ])
    expect(noteOf(result, 'forecast-by-purchases')).toEqual({})
  })

  it('is unknown where the money of a purchase goes with their number, and where too few came back', async () => {
    expect(because(await measured(customerValueMatrix, { payments: correlated }, purchaseCut))).toBe(
      'money-follows-frequency',
    )
    expect(because(await measured(customerValueMatrix, { payments: payments.slice(0, 60) }, purchaseCut))).toBe(
      'too-few-repeaters-for-model',
    )
  })

  it('is unknown for too few losses to fit a model, and without customers', async () => {
    expect(because(await measured(customerValueMatrix, { subscriptions: subscriptions.slice(0, 6) }, cut))).toBe(
      'too-few-losses-for-model',
    )
    expect(because(await measured(customerValueMatrix, { subscriptions: [] }, cut))).toBe('too-few-losses-for-model')
  })
})
