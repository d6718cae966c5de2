import { describe, expect, it } from 'vitest'
import { activeDays } from '../../../src/metrics/activity/active-days.js'
import { because, known, measured, noteOf, rowsOf, variantOf } from '../measured.js'
import { february, logins } from './logins.js'

const rows = [
  ...logins('a', 'one', ['2024-02-01', '2024-02-02', '2024-02-03', '2024-02-28']),
  ...logins('a', 'six', ['2024-02-03']),
  ...logins('b', 'two', ['2024-02-05', '2024-02-06', '2024-02-07']),
  ...logins('c', 'three', ['2024-02-05', '2024-02-06']),
  ...logins('d', 'four', ['2024-02-05']),
  ...logins('e', 'five', ['2024-02-05', '2024-02-05']),
]

describe('active-days', () => {
  it('(4 + 1 + 3 + 2 + 1 + 1) ÷ 6 users; (4 + 3 + 2 + 1 + 1) ÷ 5 customers', async () => {
    const result = known(await measured(activeDays, { logins: rows }, february))
    expect([result.value, result.n]).toEqual([2, 6])
    expect(variantOf(result, 'customers').value).toBe(2.2)
    expect(noteOf(result, 'thin-evidence')).toEqual({ n: 6 })
  })

  it('the histogram has a row for every day of the month and holds every user', async () => {
    const days = rowsOf(known(await measured(activeDays, { logins: rows }, february)), 'days')
    expect(days.map((row) => row['days'])).toEqual(Array.from({ length: 29 }, (_, k) => k + 1))
    expect(days.slice(0, 5).map((row) => row['active'])).toEqual([3, 1, 1, 1, 0])
    expect(days[0]?.['share']).toBe(0.5)
  })

  it('is refused for fewer than five users, and without a complete month', async () => {
    expect(because(await measured(activeDays, { logins: rows.slice(0, 8) }, february))).toBe('too-few')
    expect(because(await measured(activeDays, { logins: [] }, february))).toBe('no-complete-month')
  })
})
