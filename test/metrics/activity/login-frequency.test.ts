import { describe, expect, it } from 'vitest'
import { loginFrequency } from '../../../src/metrics/activity/login-frequency.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf, variantOf } from '../measured.js'
import { february, logins } from './logins.js'

const rows = [
  ...logins('a', 'one', ['2024-02-01', '2024-02-02', '2024-02-03', '2024-02-28']),
  ...logins('b', 'two', ['2024-02-05', '2024-02-06', '2024-02-07']),
  ...logins('c', 'three', ['2024-02-05', '2024-02-06']),
  ...logins('d', 'four', ['2024-02-05']),
  ...logins('e', 'five', ['2024-02-05', '2024-02-05']),
]
const customers = ['a', 'b', 'c', 'd', 'e'].map((customer_id) => ({
  customer_id,
  plan: customer_id < 'c' ? 'basic' : 'pro',
}))

describe('login-frequency', () => {
  it('(4 + 3 + 2 + 1 + 2) ÷ 5 logins, (4 + 3 + 2 + 1 + 1) ÷ 5 days', async () => {
    const result = known(await measured(loginFrequency, { logins: rows }, february))
    expect(result.value).toBe(2.4)
    expect(variantOf(result, 'use-days').value).toBe(2.2)
    expect(rowsOf(result, 'months')).toEqual([{ month: '2024-02-29', customers: 5, logins: 12, average: 2.4 }])
    expect(noteOf(result, 'thin-evidence')).toEqual({ n: 5 })
  })

  it('segments add up to the whole: 7 + 5 logins', async () => {
    const result = known(await measured(loginFrequency, { logins: rows, customers }, february))
    expect(segmentsOf(result, 'plan').map((row) => [row['value'], row['n'], row['total'], row['average']])).toEqual([
      ['pro', 3, 5, null],
      ['basic', 2, 7, null],
    ])
  })

  it('is refused for fewer than five customer-months, and without a complete month', async () => {
    expect(because(await measured(loginFrequency, { logins: rows.slice(0, 10) }, february))).toBe('too-few')
    expect(because(await measured(loginFrequency, { logins: [] }, february))).toBe('no-complete-month')
  })
})
