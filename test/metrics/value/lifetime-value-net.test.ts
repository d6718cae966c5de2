import { describe, expect, it } from 'vitest'
import { lifetimeValueNet } from '../../../src/metrics/value/lifetime-value-net.js'
import { because, known, measured, noteOf, rowsOf, variantOf } from '../measured.js'
import { cut, paid } from './base.js'

const decade = Array.from({ length: 10 }, (_, k) => paid('a', `${2015 + k}-01-15`, 1000))

describe('lifetime-value-net', () => {
  it('1,000 a year × 10 years − 2,500 = 7,500', async () => {
    const customers = [{ customer_id: 'a', acquisition_cost: 2000, service_cost: 500 }]
    const result = known(await measured(lifetimeValueNet, { payments: decade, customers }, cut))
    expect(result.value).toBe(7500)
    expect(variantOf(result, 'revenue').value).toBe(10_000)
    expect(variantOf(result, 'cost').value).toBe(2500)
    expect(result.notes).toEqual([])
  })

  it('lists who has not yet earned its cost first; who states no cost is left out and counted', async () => {
    const payments = [...decade, paid('b', '2024-05-01', 100), paid('c', '2024-05-01', 70)]
    const customers = [
      { customer_id: 'a', acquisition_cost: 2500, service_cost: 0 },
      { customer_id: 'b', acquisition_cost: 120, service_cost: 30 },
      { customer_id: 'c', acquisition_cost: 5 },
    ]
    const result = known(await measured(lifetimeValueNet, { payments, customers }, cut))
    expect([result.value, result.n]).toEqual([7450, 2])
    expect(rowsOf(result, 'customers').map((row) => [row['customer'], row['net_value']])).toEqual([
      ['b', -50],
      ['a', 7500],
    ])
    expect(noteOf(result, 'costs-partly-stated')).toEqual({ customers: 1 })
  })

  it('says which cost the export lacks', async () => {
    const customers = [{ customer_id: 'a', acquisition_cost: 2500 }]
    const result = known(await measured(lifetimeValueNet, { payments: decade, customers }, cut))
    expect([result.value, noteOf(result, 'no-service-cost')]).toEqual([7500, {}])
  })

  it('is unknown without any cost, and never adds up several currencies', async () => {
    const customers = [{ customer_id: 'a', acquisition_cost: 1 }]
    const nothing = [{ customer_id: 'a' }]
    expect(because(await measured(lifetimeValueNet, { payments: decade, customers: nothing }, cut))).toBe('no-costs')
    expect(because(await measured(lifetimeValueNet, { payments: [], customers }, cut))).toBe('no-costs')
    const mixed = decade.map((row, k) => ({ ...row, currency: k === 0 ? 'USD' : 'CNY' }))
    expect(because(await measured(lifetimeValueNet, { payments: mixed, customers }, cut))).toBe('mixed-currencies')
  })
})
