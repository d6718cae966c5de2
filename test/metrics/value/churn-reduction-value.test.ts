import { describe, expect, it } from 'vitest'
import { churnReductionValue } from '../../../src/metrics/value/churn-reduction-value.js'
import type { RawRow } from '../../model/facts.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf, variantOf } from '../measured.js'

const cut = { as_of: '2024-12-31', grace_days: 0, month_end_dates: 'exclusive' } as const
const paid = (customer_id: string, ended_on: string | null = null, monthly_amount = 100): RawRow => ({
  customer_id,
  started_on: '2023-01-01',
  ended_on,
  monthly_amount,
  currency: 'USD',
})
/** Twenty at 100 a month when the window opens, five lost inside it: churn 25 %, recurring revenue 15 × 100 × 12 = 18,000. */
const subscriptions = Array.from({ length: 20 }, (_, k) => paid(`c${k}`, k < 5 ? '2024-06-01' : null))

describe('churn-reduction-value', () => {
  it('25 % against 20 % on 18,000 a year: 450 more in year 1, 1,147.50 in year 2, discounted from mid-year at 10 %', async () => {
    const result = known(await measured(churnReductionValue, { subscriptions }, cut))
    const rows = rowsOf(result, 'years')
    expect(rows.map((row) => row['year'])).toEqual([1, 2, 3, 4, 5])
    expect(rows[0]).toMatchObject({ remaining: 0.75, remaining_lower: 0.8, revenue: 15750 })
    expect(rows[0]?.['revenue_lower']).toBeCloseTo(16200, 6)
    expect(rows[0]?.['more']).toBeCloseTo(450, 6)
    // (.72 − .65625) × 18,000, then (.576 − .4921875), (.4608 − .369140625), (.36864 − .27685546875).
    const more = [450, 1147.5, 1508.625, 1649.86875, 1652.1215625]
    for (const [k, value] of more.entries()) expect(rows[k]?.['more']).toBeCloseTo(value, 6)
    expect(variantOf(result, 'undiscounted').value).toBeCloseTo(6408.1153125, 6)
    expect(result.value).toBeCloseTo(
      more.reduce((sum, value, k) => sum + value / 1.1 ** (k + 0.5), 0),
      6,
    )
    expect(variantOf(result, 'recurring').value).toBe(18000)
    // At 25 %: 18,000 × (.875 + .65625 + .4921875 + .369140625 + .27685546875) = 48,049.8046875.
    expect(variantOf(result, 'uplift').value).toBeCloseTo(6408.1153125 / 48049.8046875, 9)
    expect(result.n).toBe(20)
  })

  it('the years sum to the headline, and its interval holds it', async () => {
    const result = known(await measured(churnReductionValue, { subscriptions }, cut))
    const sum = rowsOf(result, 'years').reduce((total, row) => total + Number(row['present_value']), 0)
    expect(sum).toBeCloseTo(result.value, 6)
    expect(Number(result.interval?.low)).toBeLessThan(result.value)
    expect(Number(result.interval?.high)).toBeGreaterThan(result.value)
  })

  it('below five points there is no more to save than all of it', async () => {
    const rows = Array.from({ length: 40 }, (_, k) => paid(`c${k}`, k < 1 ? '2024-06-01' : null))
    const result = known(await measured(churnReductionValue, { subscriptions: rows }, cut))
    expect(noteOf(result, 'churn-below-five')).toEqual({ churn: 0.025 })
    expect(rowsOf(result, 'years').map((row) => row['remaining_lower'])).toEqual([1, 1, 1, 1, 1])
    // The interval of 1 in 40 holds 5 %, where the most can be saved: 39 × 1,200 × Σ (1 − mean kept at 5 %) discounted.
    const kept = (year: number) => (0.95 ** (year - 1) + 0.95 ** year) / 2
    const most = [1, 2, 3, 4, 5].reduce((total, year) => total + (1 - kept(year)) / 1.1 ** (year - 0.5), 0)
    expect(result.interval?.high).toBeCloseTo(39 * 1200 * most, 4)
  })

  it('by segment, each at its own churn: revenue adds up', async () => {
    const customers = subscriptions.map((row, k) => ({
      customer_id: String(row['customer_id']),
      region: k < 10 ? 'north' : 'south',
    }))
    const result = known(await measured(churnReductionValue, { subscriptions, customers }, cut))
    const rows = segmentsOf(result, 'region')
    expect(rows.map((row) => [row['value'], row['n'], row['churn_rate'], row['recurring']])).toEqual([
      ['north', 10, 0.5, 500],
      ['south', 10, 0, 1000],
    ])
    expect(rows[1]?.['present_value']).toBe(0)
  })

  it('is unknown without losses, without customers at the start, and below five of them', async () => {
    const stay = Array.from({ length: 8 }, (_, k) => paid(`c${k}`))
    expect(because(await measured(churnReductionValue, { subscriptions: stay }, cut))).toBe('no-losses')
    const late = stay.map((row) => ({ ...row, started_on: '2024-05-01' }))
    expect(because(await measured(churnReductionValue, { subscriptions: late }, cut))).toBe('no-customers-at-start')
    expect(because(await measured(churnReductionValue, { subscriptions: subscriptions.slice(2, 6) }, cut))).toBe(
      'too-few',
    )
  })
})
