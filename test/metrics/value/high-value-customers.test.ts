import { describe, expect, it } from 'vitest'
import { highValueCustomers } from '../../../src/metrics/value/high-value-customers.js'
import { because, known, measured, rowsOf, segmentsOf, variantOf } from '../measured.js'
import { cut, paid } from './base.js'

const ids = Array.from({ length: 20 }, (_, k) => `c${String(k).padStart(2, '0')}`)
const payments = [
  ...ids.map((id, k) => paid(id, '2024-05-01', k < 2 ? 500 : 50)),
  paid('c19', '2023-05-01', 9000),
  paid('refunded', '2024-05-01', 70),
  { ...paid('refunded', '2024-06-01', 70), kind: 'refund' },
]

describe('high-value-customers', () => {
  it('2 × 500 of 2 × 500 + 18 × 50 = 1,000 ÷ 1,900; money before the window and fully refunded does not count', async () => {
    const result = known(await measured(highValueCustomers, { payments }, cut))
    expect([result.value, result.n]).toEqual([1000 / 1900, 20])
    expect(rowsOf(result, 'customers').map((row) => [row['customer'], row['revenue']])).toEqual([
      ['c00', 500],
      ['c01', 500],
    ])
    expect(variantOf(result, 'still')).toMatchObject({ value: null, n: 2 })
  })

  it('ten deciles that add up', async () => {
    const deciles = rowsOf(known(await measured(highValueCustomers, { payments }, cut)), 'deciles')
    expect(deciles).toHaveLength(10)
    expect(deciles.reduce((sum, row) => sum + Number(row['revenue']), 0)).toBe(1900)
    expect(deciles[1]).toEqual({ decile: 2, customers: 2, revenue: 100, share: 1 / 19, average: 50, least: 50 })
  })

  it('segments add up: one customer of the top tenth each', async () => {
    const customers = ids.map((customer_id, k) => ({ customer_id, region: k % 2 === 0 ? 'east' : 'west' }))
    const result = known(await measured(highValueCustomers, { payments, customers }, cut))
    const named = segmentsOf(result, 'region').filter((row) => row['value'] !== '')
    expect(named.map((row) => [row['value'], row['n'], row['top_customers'], row['revenue'], row['share']])).toEqual([
      ['east', 10, 1, 500, 500 / 950],
      ['west', 10, 1, 500, 500 / 950],
    ])
  })

  it('is unknown below ten customers, and without payments in the window', async () => {
    expect(because(await measured(highValueCustomers, { payments: payments.slice(0, 9) }, cut))).toBe(
      'too-few-for-deciles',
    )
    expect(because(await measured(highValueCustomers, { payments: [] }, cut))).toBe('no-payments')
  })
})
