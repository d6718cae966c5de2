import { describe, expect, it } from 'vitest'
import { acquisitionToRetentionCost } from '../../../src/metrics/value/acquisition-to-retention-cost.js'
import { because, known, measured, noteOf, segmentsOf, variantOf } from '../measured.js'
import { cut, paid } from './base.js'

const ids = ['a', 'b', 'c', 'd', 'e']
const subscriptions = ids.map((customer_id) => ({ customer_id, started_on: '2023-01-01', monthly_amount: 10 }))
const payments = [...ids, 'f'].map((id) => paid(id, '2024-05-01', 120))
const customers = ids.map((customer_id) => ({
  customer_id,
  acquisition_cost: 100,
  service_cost: 20,
  region: customer_id < 'c' ? 'east' : 'west',
}))
const years = 731 / 365.25

describe('acquisition-to-retention-cost', () => {
  it('100 to win ÷ (20 ÷ 2.0014 years) a year to keep; 500 ÷ 100 in all', async () => {
    const result = known(await measured(acquisitionToRetentionCost, { payments, subscriptions, customers }, cut))
    expect(result.value).toBeCloseTo(100 / (20 / years), 9)
    expect(variantOf(result, 'cumulative').value).toBe(5)
    expect(variantOf(result, 'retention').value).toBeCloseTo(20 / years, 9)
    expect(noteOf(result, 'costs-partly-stated')).toEqual({ customers: 1 })
    expect(noteOf(result, 'thin-evidence')).toEqual({ n: 5 })
  })

  it('segments add up: 300 + 200 and 60 + 40', async () => {
    const result = known(await measured(acquisitionToRetentionCost, { payments, subscriptions, customers }, cut))
    expect(segmentsOf(result, 'region').map((row) => [row['n'], row['acquisition_cost'], row['service_cost']])).toEqual(
      [
        [3, 300, 60],
        [2, 200, 40],
      ],
    )
  })

  it('is unknown where no customer states both costs, and refused for fewer than five', async () => {
    const ask = async (rows: typeof customers | { customer_id: string; acquisition_cost: number }[]) =>
      because(await measured(acquisitionToRetentionCost, { payments, subscriptions, customers: rows }, cut))
    expect(await ask([{ customer_id: 'a', acquisition_cost: 1 }])).toBe('no-both-costs')
    expect(await ask(customers.slice(1))).toBe('too-few')
  })
})
