import { describe, expect, it } from 'vitest'
import { averageLifetimeValue } from '../../../src/metrics/value/average-lifetime-value.js'
import { because, known, measured, noteOf, segmentsOf, variantOf } from '../measured.js'
import { cut, paid } from './base.js'

const ids = ['a', 'b', 'c', 'd', 'e']
const payments = ids.map((id) => paid(id, '2024-12-15', 1000))
const customers = ids.map((customer_id, k) => ({
  customer_id,
  service_cost: 100 * (k + 1),
  region: customer_id < 'c' ? 'east' : 'west',
}))

describe('average-lifetime-value', () => {
  it('(900 + 800 + 700 + 600 + 500) ÷ 5 = 700, all of them still paying', async () => {
    const result = known(await measured(averageLifetimeValue, { payments, customers }, cut))
    expect([result.value, result.n]).toEqual([700, 5])
    expect(variantOf(result, 'present')).toMatchObject({ value: 700, n: 5 })
    expect(variantOf(result, 'lost')).toMatchObject({ value: null, n: 0 })
    expect(noteOf(result, 'no-acquisition-cost')).toEqual({})
    expect(noteOf(result, 'thin-evidence')).toEqual({ n: 5 })
  })

  it('segments add up: 1,700 + 1,800', async () => {
    const result = known(await measured(averageLifetimeValue, { payments, customers }, cut))
    expect(segmentsOf(result, 'region').map((row) => [row['value'], row['n'], row['total']])).toEqual([
      ['west', 3, 1800],
      ['east', 2, 1700],
    ])
  })

  it('is unknown without costs, and refused for fewer than five', async () => {
    const nothing = customers.map((row) => ({ ...row, service_cost: null }))
    expect(because(await measured(averageLifetimeValue, { payments, customers: nothing }, cut))).toBe('no-costs')
    expect(because(await measured(averageLifetimeValue, { payments: payments.slice(1), customers }, cut))).toBe(
      'too-few',
    )
  })
})
