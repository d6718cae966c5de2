import { describe, expect, it } from 'vitest'
import { activeCustomerRate } from '../../../src/metrics/activity/active-customer-rate.js'
import type { RawRow } from '../../model/facts.js'
import { because, known, measured, noteOf, segmentsOf, variantOf } from '../measured.js'

const cut = { as_of: '2024-06-30' }
const customers: RawRow[] = [
  ...Array.from({ length: 10 }, (_, k) => ({
    customer_id: `c${k}`,
    signed_up_on: '2023-02-01',
    region: k < 6 ? 'north' : 'south',
  })),
  { customer_id: 'not yet registered', signed_up_on: '2024-07-01' },
]
const seen = (customer_id: string, day: string): RawRow => ({ customer_id, logged_in_at: `${day} 09:00:00` })
/** Four in June, three more in the 90 days from 2 April on, one before; and two who are not registered customers. */
const logins = [
  ...['c0', 'c1', 'c2', 'c6'].map((id) => seen(id, '2024-06-01')),
  ...['c3', 'c7', 'c8'].map((id) => seen(id, '2024-04-02')),
  seen('c9', '2024-04-01'),
  seen('orphan', '2024-06-15'),
  seen('not yet registered', '2024-06-15'),
]

describe('active customer rate', () => {
  it('finds 4 of 10 registered customers active in 30 days, 7 in 90', async () => {
    const result = known(await measured(activeCustomerRate, { customers, logins }, cut))
    expect(result).toMatchObject({ value: 0.4, n: 10 })
    expect(variantOf(result, 'active-90')).toMatchObject({ value: 0.7, n: 10 })
    expect(result.interval?.low).toBeCloseTo(0.1682, 4)
    expect(result.interval?.high).toBeCloseTo(0.6873, 4)
    expect(noteOf(result, 'payments-stand-in')).toBeUndefined()
  })

  it('cuts by segment: the parts add up', async () => {
    const result = known(await measured(activeCustomerRate, { customers, logins }, cut))
    expect(segmentsOf(result, 'region').map((row) => [row['value'], row['n'], row['rate']])).toEqual([
      ['north', 6, 0.5],
      ['south', 4, null],
    ])
  })

  it('says so where payments stand in for logins', async () => {
    const payments = [
      { customer_id: 'c0', paid_on: '2024-06-01', amount: 1 },
      { customer_id: 'c1', paid_on: '2024-05-31', amount: 1 },
    ]
    const result = known(await measured(activeCustomerRate, { customers, payments }, cut))
    expect(result.value).toBe(0.1)
    expect(noteOf(result, 'payments-stand-in')).toEqual({})
  })

  it('is unknown where nobody is registered, below 5, and without customers', async () => {
    expect(because(await measured(activeCustomerRate, { customers: [], logins }, cut))).toBe('no-registered-customers')
    expect(because(await measured(activeCustomerRate, { customers: customers.slice(0, 4), logins }, cut))).toBe(
      'too-few',
    )
    expect(because(await measured(activeCustomerRate, { logins }, cut))).toBe('needs-dataset')
  })
})
