import { describe, expect, it } from 'vitest'
import { dailyActive } from '../../../src/metrics/activity/daily-active.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf, variantOf } from '../measured.js'
import { february, logins } from './logins.js'

const rows = [
  ...logins('a', 'one', ['2024-02-01', '2024-02-02', '2024-02-28']),
  ...logins('a', 'two', ['2024-02-02']),
  ...logins('b', 'three', ['2024-02-03', '2024-02-28']),
]

describe('daily-active', () => {
  it('6 user days ÷ 29 days, 5 customer days ÷ 29, 5 user days on 21 workdays (3 February is a Saturday)', async () => {
    const result = known(await measured(dailyActive, { logins: rows }, february))
    expect(result.value).toBeCloseTo(6 / 29, 12)
    expect(variantOf(result, 'customers').value).toBeCloseTo(5 / 29, 12)
    expect(variantOf(result, 'workdays').value).toBeCloseTo(5 / 21, 12)
    expect(rowsOf(result, 'months')).toEqual([
      { month: '2024-02-29', users: expect.closeTo(6 / 29, 12), customers: expect.closeTo(5 / 29, 12) },
    ])
    expect(noteOf(result, 'month-measured')).toEqual({ month: '2024-02-29' })
  })

  it('counts customers where the logins name no users, and says so', async () => {
    const nameless = rows.map((row) => ({ ...row, user_id: null }))
    const result = known(await measured(dailyActive, { logins: nameless }, february))
    expect(result.value).toBeCloseTo(5 / 29, 12)
    expect(noteOf(result, 'customers-not-users')).toEqual({})
    expect(rowsOf(result, 'months')[0]?.['users']).toBeNull()
  })

  it('by segment the user days ÷ 29 add up', async () => {
    const customers = [
      { customer_id: 'a', region: 'north' },
      { customer_id: 'b', region: 'south' },
    ]
    const result = known(await measured(dailyActive, { logins: rows, customers }, february))
    expect(segmentsOf(result, 'region').map((row) => [row['value'], row['n'], row['daily_active']])).toEqual([
      ['north', 2, expect.closeTo(4 / 29, 12)],
      ['south', 1, expect.closeTo(2 / 29, 12)],
    ])
  })

  it('is unknown without a month that the logins cover', async () => {
    expect(because(await measured(dailyActive, { logins: [] }, february))).toBe('no-complete-month')
    const early = logins('a', 'one', ['2024-02-01', '2024-02-20'])
    expect(because(await measured(dailyActive, { logins: early }, february))).toBe('no-complete-month')
    expect(because(await measured(dailyActive, { payments: [] }, february))).toBe('needs-dataset')
  })
})
