import { describe, expect, it } from 'vitest'
import { customerRetentionRate } from '../../../src/metrics/retention/customer-retention-rate.js'
import type { RawRow } from '../../model/facts.js'
import { because, known, measured, noteOf, segmentsOf, variantOf } from '../measured.js'

const at = { as_of: '2024-12-31', grace_days: 0, month_end_dates: 'exclusive' } as const
const paid = (customer_id: string, started_on: string, ended_on: string | null = null): RawRow => ({
  customer_id,
  started_on,
  ended_on,
  monthly_amount: 10,
  plan: 'basic',
})
const many = (count: number, make: (id: string) => RawRow[]): RawRow[] =>
  Array.from({ length: count }, (_, index) => make(`m${index}`)).flat()

/** Eight customers at the start; six stay (one with a break), two leave; one comes back from before; two are won, one of them lost again. */
const subscriptions = [
  ...many(5, (id) => [paid(id, '2023-01-15')]),
  paid('break', '2023-01-15', '2024-03-15'),
  paid('break', '2024-06-15'),
  paid('left-1', '2023-01-15', '2024-05-15'),
  paid('left-2', '2023-01-15', '2024-09-15'),
  paid('back', '2023-01-15', '2023-06-15'),
  paid('back', '2024-02-15'),
  paid('won', '2024-04-15'),
  paid('won-and-lost', '2024-04-15', '2024-10-15'),
]

describe('customer retention rate', () => {
  it('E = 6 + back + won = 8, N = 1, S = 8: (8 − 1) ÷ 8 = 87.5 %; adjusted 6 ÷ 8', async () => {
    const result = known(await measured(customerRetentionRate, { subscriptions }, at))
    expect(result.value).toBe(7 / 8)
    expect(result.n).toBe(8)
    expect(variantOf(result, 'adjusted').value).toBe(6 / 8)
    expect(noteOf(result, 'came-back-from-before')).toEqual({ customers: 1 })
    expect(noteOf(result, 'left-and-returned')).toEqual({ customers: 1, share: 1 / 8 })
    expect(noteOf(result, 'thin-evidence')).toEqual({ n: 8 })
  })

  it('leaves who may still renew out of both sides, with both bounds', async () => {
    const rows = [...subscriptions, paid('open', '2023-01-15', '2024-12-20')]
    const result = known(await measured(customerRetentionRate, { subscriptions: rows }, { ...at, grace_days: 30 }))
    expect(result.value).toBe(7 / 8)
    expect(noteOf(result, 'undetermined-at-cut')).toEqual({ customers: 1, low: 7 / 9, high: 8 / 9 })
  })

  it('adds up over the values of an attribute', async () => {
    const customers = ['m0', 'm1', 'm2', 'm3', 'm4', 'break'].map((customer_id) => ({ customer_id, region: 'north' }))
    const others = ['left-1', 'left-2', 'back', 'won', 'won-and-lost'].map((id) => ({
      customer_id: id,
      region: 'south',
    }))
    const result = known(
      await measured(customerRetentionRate, { subscriptions, customers: [...customers, ...others] }, at),
    )
    expect(segmentsOf(result, 'region')).toEqual([
      { attribute: 'region', value: 'north', n: 6, closing: 6, new: 0, rate: 1, adjusted: 1 },
      { attribute: 'region', value: 'south', n: 2, closing: 2, new: 1, rate: null, adjusted: null },
    ])
  })

  it('is unknown without customers at the start, and with fewer than five', async () => {
    const none = await measured(customerRetentionRate, { subscriptions: [paid('won', '2024-04-15')] }, at)
    expect(because(none)).toBe('no-customers-at-start')
    const few = await measured(customerRetentionRate, { subscriptions: many(4, (id) => [paid(id, '2023-01-15')]) }, at)
    expect(because(few)).toBe('too-few')
  })
})
