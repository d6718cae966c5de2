import { describe, expect, it } from 'vitest'
import { customerPortraits } from '../../../src/metrics/health/customer-portraits.js'
import type { RawRow } from '../../model/facts.js'
import { because, known, measured, noteOf, rowsOf, variantOf } from '../measured.js'

const cut = { as_of: '2024-12-31', grace_days: 0, month_end_dates: 'exclusive' } as const
const customer = (customer_id: string, started_on: string, monthly_amount: number): RawRow => ({
  customer_id,
  started_on,
  ended_on: null,
  monthly_amount,
  currency: 'USD',
})
const csat = (customer_id: string, score: number): RawRow => ({
  customer_id,
  kind: 'csat',
  scale_min: 1,
  scale_max: 5,
  score,
  answered_on: '2024-06-01',
})
/** Twenty that pay about 1,000 since 2022 and are content; twenty that pay about 10, are new and are not. */
const old = Array.from({ length: 20 }, (_, k) => customer(`old ${k}`, '2022-02-01', 1000 + k))
const young = Array.from({ length: 20 }, (_, k) => customer(`young ${k}`, '2024-10-01', 10 + k / 10))
const subscriptions = [...old, ...young]
const surveys = [
  ...old.map((row) => csat(String(row['customer_id']), 5)),
  ...young.map((row) => csat(String(row['customer_id']), 2)),
]
const customers = subscriptions.map((row, k) => ({
  customer_id: String(row['customer_id']),
  region: k < 20 ? 'north' : 'south',
  size: k % 2 === 0 ? 'even' : 'odd',
}))

describe('customer portraits', () => {
  it('finds the two planted groups, whole, and says what sets them apart', async () => {
    const result = known(await measured(customerPortraits, { subscriptions, surveys, customers }, cut))
    expect(result.value).toBe(2)
    expect(result.n).toBe(40)
    expect(Number(variantOf(result, 'silhouette').value)).toBeGreaterThan(0.9)
    expect(variantOf(result, 'largest').value).toBe(0.5)
    const [first, second] = rowsOf(result, 'portraits')
    // Mean of 1,000 … 1,019 and of 10 … 11.9; 35 and 3 months to the end of 2024.
    expect(first).toMatchObject({ portrait: 1, customers: 20, share: 0.5, satisfaction: 1, use_days: null })
    expect(first?.['average_recurring']).toBeCloseTo(1009.5, 6)
    expect(first?.['mean_tenure']).toBeCloseTo(1065 / 30.4375, 4)
    expect(second).toMatchObject({ portrait: 2, customers: 20, satisfaction: 0.25 })
    expect(second?.['average_recurring']).toBeCloseTo(10.95, 6)
    expect(String(first?.['mark'])).toMatch(/-high$/)
    expect(String(second?.['mark'])).toMatch(/-low$/)
    expect(noteOf(result, 'portraits-without-structure')).toBeUndefined()
    expect(noteOf(result, 'feature-absent')).toEqual({ feature: 'feature-use' })
  })

  it('names the attributes of a portrait that chance does not explain, and no other', async () => {
    const rows = rowsOf(known(await measured(customerPortraits, { subscriptions, surveys, customers }, cut)), 'marks')
    expect(
      rows.map((row) => [row['portrait'], row['attribute'], row['value'], row['n'], row['share'], row['share_rest']]),
    ).toEqual([
      [1, 'region', 'north', 20, 1, 0],
      [2, 'region', 'south', 20, 1, 0],
    ])
  })

  it('all customers and all money are in one portrait or another', async () => {
    const rows = rowsOf(known(await measured(customerPortraits, { subscriptions, surveys }, cut)), 'portraits')
    expect(rows.reduce((sum, row) => sum + Number(row['customers']), 0)).toBe(40)
    expect(rows.reduce((sum, row) => sum + Number(row['money_share']), 0)).toBeCloseTo(1, 12)
  })

  it('does not depend on the order of the rows', async () => {
    const one = await measured(customerPortraits, { subscriptions, surveys, customers }, cut)
    const turned = { subscriptions: subscriptions.toReversed(), surveys: surveys.toReversed(), customers }
    expect((await measured(customerPortraits, turned, cut)).result).toEqual(one.result)
  })

  it('is unknown without customers, below thirty, and where all are alike', async () => {
    expect(because(await measured(customerPortraits, { subscriptions: [] }, cut))).toBe('no-customers-at-cut')
    expect(because(await measured(customerPortraits, { subscriptions: old }, cut))).toBe('too-few-for-portraits')
    const alike = Array.from({ length: 40 }, (_, k) => customer(`c${k}`, '2022-02-01', 100))
    expect(because(await measured(customerPortraits, { subscriptions: alike }, cut))).toBe('customers-all-alike')
  })
})
