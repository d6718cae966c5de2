import { describe, expect, it } from 'vitest'
import { lifetimeValueChurn } from '../../../src/metrics/value/lifetime-value-churn.js'
import { because, known, measured, noteOf, variantOf } from '../measured.js'
import { cut, paid } from './base.js'

const stay = (customer_id: string, monthly_amount: number, started_on: string, ended_on: string | null = null) => ({
  customer_id,
  monthly_amount,
  started_on,
  ended_on,
})
const subscriptions = [
  ...['a', 'b', 'c', 'd'].map((id) => stay(id, 10, '2023-01-01')),
  stay('lost', 10, '2023-01-01', '2024-05-10'),
  stay('new', 60, '2024-03-01'),
]

describe('lifetime-value-churn', () => {
  it('(4 × 10 + 60) ÷ 5 × 12 = 240 a year; 1 of 5 lost: 240 ÷ 0.2 = 1,200 before margin, and says so', async () => {
    const result = known(await measured(lifetimeValueChurn, { subscriptions }, cut))
    expect([result.value, result.n]).toEqual([1200, 5])
    expect(variantOf(result, 'revenue').value).toBe(240)
    expect(variantOf(result, 'churn').value).toBe(0.2)
    expect(variantOf(result, 'margin').value).toBeNull()
    expect(noteOf(result, 'no-gross-margin')).toEqual({})
    expect(result.interval?.low).toBeLessThan(1200)
    expect(result.interval?.high).toBeGreaterThan(1200)
  })

  it('with 250 of service cost on 1,000 received: × 0.75 = 900', async () => {
    const payments = [paid('a', '2024-01-01', 600), paid('b', '2024-01-01', 400), paid('c', '2024-01-01', 999)]
    const customers = [
      { customer_id: 'a', service_cost: 100 },
      { customer_id: 'b', service_cost: 150 },
    ]
    const result = known(await measured(lifetimeValueChurn, { subscriptions, payments, customers }, cut))
    expect(result.value).toBe(900)
    expect(variantOf(result, 'before-margin').value).toBe(1200)
    expect(noteOf(result, 'no-gross-margin')).toBeUndefined()
  })

  it('shows its flaw: five years of life on two years of data (731 days)', async () => {
    const result = known(await measured(lifetimeValueChurn, { subscriptions }, cut))
    expect(noteOf(result, 'churn-formula-flaw')).toEqual({ years: 5, seen: expect.closeTo(731 / 365.25, 9) })
  })

  it('is unknown without a loss or without customers at the start, and refused for fewer than five', async () => {
    const kept = subscriptions.filter((row) => row.customer_id !== 'lost')
    expect(because(await measured(lifetimeValueChurn, { subscriptions: kept }, cut))).toBe('no-losses')
    expect(because(await measured(lifetimeValueChurn, { subscriptions: [] }, cut))).toBe('no-customers-at-start')
    expect(because(await measured(lifetimeValueChurn, { subscriptions: subscriptions.slice(1) }, cut))).toBe('too-few')
  })
})
