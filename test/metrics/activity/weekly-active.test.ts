import { describe, expect, it } from 'vitest'
import { weeklyActive } from '../../../src/metrics/activity/weekly-active.js'
import { because, known, measured, rowsOf, segmentsOf, variantOf } from '../measured.js'
import { february, logins } from './logins.js'

const rows = [
  ...logins('a', 'one', ['2024-01-30', '2024-02-01', '2024-02-28']),
  ...logins('a', 'two', ['2024-02-02', '2024-02-12']),
  ...logins('b', 'three', ['2024-02-03']),
]

describe('weekly-active', () => {
  it('weeks ending 4, 11, 18, 25 February: (3 + 0 + 1 + 0) ÷ 4 users, (2 + 0 + 1 + 0) ÷ 4 customers', async () => {
    const result = known(await measured(weeklyActive, { logins: rows }, february))
    expect(result.value).toBe(1)
    expect(result.n).toBe(4)
    expect(variantOf(result, 'customers').value).toBe(0.75)
    expect(rowsOf(result, 'weeks')).toEqual([
      { week: '2024-01-29', users: 3, customers: 2 },
      { week: '2024-02-05', users: 0, customers: 0 },
      { week: '2024-02-12', users: 1, customers: 1 },
      { week: '2024-02-19', users: 0, customers: 0 },
    ])
  })

  it('by segment: users of a in the four weeks 2 + 0 + 1 + 0, of b 1', async () => {
    const customers = [
      { customer_id: 'a', region: 'north' },
      { customer_id: 'b', region: 'south' },
    ]
    const result = known(await measured(weeklyActive, { logins: rows, customers }, february))
    expect(segmentsOf(result, 'region').map((row) => [row['value'], row['n'], row['weekly_active']])).toEqual([
      ['north', 1, 3 / 4],
      ['south', 1, 1 / 4],
    ])
  })

  it('is unknown without a month that the logins cover', async () => {
    expect(because(await measured(weeklyActive, { logins: [] }, february))).toBe('no-complete-month')
  })
})
