import { describe, expect, it } from 'vitest'
import { renewalSchedule } from '../../../src/metrics/retention/renewal-schedule.js'
import type { RawRow } from '../../model/facts.js'
import { because, known, measured, rowsOf, variantOf } from '../measured.js'

const at = { as_of: '2024-12-31', month_end_dates: 'exclusive' } as const
const open = (
  customer_id: string,
  started_on: string,
  interval: string,
  amount: number,
  ended_on: string | null = null,
): RawRow => ({
  customer_id,
  started_on,
  ended_on,
  interval,
  amount,
  plan: 'core',
})
/** Two years that end in March and May 2025, one that was left in 2024, and a customer by the month. */
const subscriptions = [
  open('a', '2024-03-10', 'year', 1200),
  open('b', '2023-05-20', 'year', 600),
  open('gone', '2023-02-01', 'year', 999, '2024-02-01'),
  open('month', '2024-03-10', 'month', 150),
]

describe('renewal schedule', () => {
  it('100 in March and 50 in May are due: 150 of 300, one by the month beside', async () => {
    const result = known(await measured(renewalSchedule, { subscriptions }, at))
    expect(result).toMatchObject({ value: 150, unit: 'money', n: 2 })
    expect(
      ['share', 'customers', 'already-renewed', 'later', 'without-term'].map((key) => variantOf(result, key).value),
    ).toEqual([0.5, 2, 0, 0, 150])
    expect(rowsOf(result, 'months')).toEqual([
      { month: '2025-03-31', terms: 1, customers: 1, recurring: 100, renewed: 0 },
      { month: '2025-05-31', terms: 1, customers: 1, recurring: 50, renewed: 0 },
    ])
    expect(rowsOf(result, 'largest').map((row) => [row['customer'], row['renewal_on'], row['recurring']])).toEqual([
      ['a', '2025-03-10', 100],
      ['b', '2025-05-20', 50],
    ])
  })

  it('a term that is signed for again is due and already renewed; one that ends in two years comes later', async () => {
    const contract = (id: string, started_on: string, ended_on: string, monthly_amount: number): RawRow => ({
      customer_id: id,
      started_on,
      ended_on,
      monthly_amount,
      plan: 'core',
    })
    const rows = [
      contract('early', '2024-02-01', '2025-02-01', 10),
      contract('early', '2024-12-15', '2026-02-01', 12),
      contract('long', '2024-02-01', '2027-02-01', 30),
      contract('plain', '2024-02-01', '2025-02-01', 5),
    ]
    const result = known(await measured(renewalSchedule, { subscriptions: rows }, at))
    expect(result).toMatchObject({ value: 15, n: 2 })
    expect(['already-renewed', 'later', 'without-term'].map((key) => variantOf(result, key).value)).toEqual([10, 30, 0])
    expect(rowsOf(result, 'largest')).toHaveLength(1)
  })

  it('is unknown where no term runs at the cut, and where currencies are mixed', async () => {
    const monthly = [open('month', '2024-03-10', 'month', 150)]
    expect(because(await measured(renewalSchedule, { subscriptions: monthly }, at))).toBe('no-terms-running')
    const mixed = subscriptions.map((row, index) => ({ ...row, currency: index === 0 ? 'USD' : 'CNY' }))
    expect(because(await measured(renewalSchedule, { subscriptions: mixed }, at))).toBe('mixed-currencies')
  })
})
