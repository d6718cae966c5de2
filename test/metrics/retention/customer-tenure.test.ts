import { describe, expect, it } from 'vitest'
import { customerTenure } from '../../../src/metrics/retention/customer-tenure.js'
import type { RawRow } from '../../model/facts.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf, variantOf } from '../measured.js'

const at = { as_of: '2024-12-31', grace_days: 0, month_end_dates: 'exclusive' } as const
const paid = (
  customer_id: string,
  started_on: string,
  ended_on: string | null = null,
  monthly_amount = 10,
): RawRow => ({
  customer_id,
  started_on,
  ended_on,
  monthly_amount,
  plan: 'basic',
})
/** Days to the end of 2024-12-31: 731 since 2023-01-01, 366 since 2024-01-01, 61 since 2024-11-01. */
const subscriptions = [
  paid('old', '2023-01-01', null, 70),
  paid('a', '2024-01-01'),
  paid('b', '2024-01-01'),
  paid('c', '2024-11-01'),
  paid('back', '2024-01-01', '2024-03-01'),
  paid('back', '2024-11-01'),
  ...['l1', 'l2', 'l3', 'l4', 'l5'].map((id) => paid(id, '2024-02-01', '2024-04-11')),
]
const month = 365.25 / 12

describe('customer tenure', () => {
  it('mean (731 + 3 × 366 + 61) ÷ 5 days, median 366; the lost stayed 70 days', async () => {
    const result = known(await measured(customerTenure, { subscriptions }, at))
    expect(result.value).toBeCloseTo((731 + 3 * 366 + 61) / 5 / month, 9)
    expect(result.n).toBe(5)
    expect(variantOf(result, 'median').value).toBeCloseTo(366 / month, 9)
    expect(variantOf(result, 'lost-mean').value).toBeCloseTo(70 / month, 9)
    expect(noteOf(result, 'tenure-at-least')).toEqual({ customers: 1 })
    expect(noteOf(result, 'tenure-with-breaks')).toEqual({ customers: 1 })
  })

  it('bands hold all customers and all recurring revenue: 10, 30 and 70 of 110', async () => {
    const rows = rowsOf(known(await measured(customerTenure, { subscriptions }, at)), 'bands')
    expect(rows.map((row) => [row['tenure_months'], row['customers'], row['recurring']])).toEqual([
      ['0–3', 1, 10],
      ['12–24', 3, 30],
      ['24–36', 1, 70],
    ])
    expect(rows[1]).toMatchObject({ share: 3 / 5, money_share: 30 / 110 })
  })

  it('cuts by segment, and leaves mixed money out', async () => {
    const customers = ['old', 'a', 'b', 'c', 'back', 'l1'].map((customer_id) => ({
      customer_id,
      region: customer_id === 'l1' ? 'south' : 'north',
    }))
    const mixed = subscriptions.map((row, index) => ({ ...row, currency: index === 0 ? 'USD' : 'CNY' }))
    const result = known(await measured(customerTenure, { subscriptions: mixed, customers }, at))
    expect(segmentsOf(result, 'region').map((row) => [row['value'], row['n']])).toEqual([['north', 5]])
    expect(rowsOf(result, 'bands').map((row) => row['recurring'])).toEqual([null, null, null])
    expect(noteOf(result, 'money-left-out')).toEqual({})
  })

  it('is unknown where nobody pays at the cut, and below five', async () => {
    expect(because(await measured(customerTenure, { subscriptions: subscriptions.slice(-5) }, at))).toBe(
      'no-customers-at-cut',
    )
    expect(because(await measured(customerTenure, { subscriptions: subscriptions.slice(0, 3) }, at))).toBe('too-few')
  })
})
