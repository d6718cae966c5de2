import { describe, expect, it } from 'vitest'
import { averageCustomerRevenue } from '../../../src/metrics/value/average-customer-revenue.js'
import type { RawRow } from '../../model/facts.js'
import { because, known, measured, segmentsOf, variantOf } from '../measured.js'

const paid = (customer_id: string, amount: number, more: RawRow = {}): RawRow => ({
  customer_id,
  paid_on: '2024-05-10',
  amount,
  currency: 'CNY',
  ...more,
})
const cut = { as_of: '2024-06-30' }
const customers = ['a', 'b', 'never'].map((customer_id) => ({
  customer_id,
  region: customer_id === 'a' ? 'north' : 'south',
}))
const payments = [
  paid('a', 100),
  paid('a', 50, { kind: 'training' }),
  paid('b', 300),
  paid('b', 30, { kind: 'refund' }),
  paid('b', 999, { paid_on: '2024-07-01' }),
  paid('never', 999, { paid_on: null, due_on: '2024-05-10' }),
]

describe('average customer revenue', () => {
  it('spreads 150 + 270 over the two that paid; later money and open invoices are out', async () => {
    const result = known(await measured(averageCustomerRevenue, { customers, payments }, cut))
    expect(result).toMatchObject({ value: 210, n: 2, unit: 'money', notes: [] })
    expect(variantOf(result, 'per-registered')).toMatchObject({ value: 140, n: 3 })
  })

  it('cuts by segment: totals add up, a mean of fewer than 5 stays empty', async () => {
    const result = known(await measured(averageCustomerRevenue, { customers, payments }, cut))
    expect(segmentsOf(result, 'region').map((row) => [row['value'], row['n'], row['total'], row['average']])).toEqual([
      ['north', 1, 150, null],
      ['south', 1, 270, null],
    ])
  })

  it('is unknown without money, and where currencies are mixed', async () => {
    expect(because(await measured(averageCustomerRevenue, { customers, payments: [] }, cut))).toBe('no-payments')
    const mixed = [...payments, paid('a', 5, { currency: 'USD' })]
    expect(because(await measured(averageCustomerRevenue, { customers, payments: mixed }, cut))).toBe(
      'mixed-currencies',
    )
  })

  it('has no average per registered customer where none is exported', async () => {
    const result = known(await measured(averageCustomerRevenue, { payments }, cut))
    expect(variantOf(result, 'per-registered')).toMatchObject({ value: null, n: 0 })
  })
})
