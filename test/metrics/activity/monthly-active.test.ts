import { describe, expect, it } from 'vitest'
import { monthlyActive } from '../../../src/metrics/activity/monthly-active.js'
import { because, known, measured, rowsOf, segmentsOf, variantOf } from '../measured.js'
import { february, logins } from './logins.js'

const rows = [
  ...logins('a', 'one', ['2024-01-30', '2024-02-01', '2024-02-28']),
  ...logins('a', 'two', ['2024-02-02']),
  ...logins('b', 'three', ['2024-02-03']),
  ...logins('b', 'four', ['2024-01-31']),
]
const customers = [
  { customer_id: 'a', plan: 'basic' },
  { customer_id: 'b', plan: 'pro' },
]

describe('monthly-active', () => {
  it('3 users of 2 customers in February; January is not complete', async () => {
    const result = known(await measured(monthlyActive, { logins: rows }, february))
    expect(result.value).toBe(3)
    expect(variantOf(result, 'customers').value).toBe(2)
    expect(variantOf(result, 'per-customer').value).toBe(1.5)
    expect(rowsOf(result, 'months')).toEqual([{ month: '2024-02-29', users: 3, customers: 2 }])
  })

  it('by segment: 2 + 1 users, 1 + 1 customers', async () => {
    const result = known(await measured(monthlyActive, { logins: rows, customers }, february))
    expect(segmentsOf(result, 'plan').map((row) => [row['value'], row['n'], row['users']])).toEqual([
      ['basic', 1, 2],
      ['pro', 1, 1],
    ])
  })

  it('counts customers where the logins name no users', async () => {
    const result = known(
      await measured(monthlyActive, { logins: rows.map((row) => ({ ...row, user_id: null })) }, february),
    )
    expect([result.value, variantOf(result, 'per-customer').value]).toEqual([2, null])
  })

  it('is unknown without a month that the logins cover', async () => {
    expect(because(await measured(monthlyActive, { logins: [] }, february))).toBe('no-complete-month')
  })
})
