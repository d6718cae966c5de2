import { describe, expect, it } from 'vitest'
import { usageLifecycle } from '../../../src/metrics/activity/usage-lifecycle.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf, variantOf } from '../measured.js'
import { february, logins } from './logins.js'

const on = (day: string, ...users: string[]) => users.flatMap((user) => logins('a', user, [day]))
const rows = [
  ...on('2023-12-01', 'one', 'two', 'three', 'four', 'five', 'six'),
  ...on('2024-01-15', 'one', 'two', 'three', 'four', 'five'),
  ...on('2024-02-28', 'one', 'two', 'three', 'six', 'seven'),
]

describe('usage-lifecycle', () => {
  it('3 of 5 return in February, six is resurrected, seven new, four and five dormant', async () => {
    const result = known(await measured(usageLifecycle, { logins: rows }, february))
    expect([result.value, result.n]).toEqual([3 / 5, 5])
    expect(rowsOf(result, 'months')).toEqual([
      { month: '2024-01-31', opening: 6, new: 0, resurrected: 0, dormant: 1, active: 5, rate: 5 / 6 },
      { month: '2024-02-29', opening: 5, new: 1, resurrected: 1, dormant: 2, active: 5, rate: 3 / 5 },
    ])
    expect(noteOf(result, 'thin-evidence')).toEqual({ n: 5 })
  })

  it('(0 + 0 + 1 + 1) ÷ (1 + 2) gained for every one gone dormant', async () => {
    const result = known(await measured(usageLifecycle, { logins: rows }, february))
    expect(variantOf(result, 'quick-ratio').value).toBe(2 / 3)
  })

  it('by week: five of six away after the first week, nobody in the last complete one', async () => {
    const result = known(await measured(usageLifecycle, { logins: rows }, february))
    expect(rowsOf(result, 'weeks').find((row) => row['week'] === '2024-01-15')).toMatchObject({
      opening: 0,
      new: 0,
      resurrected: 5,
      active: 5,
    })
    expect(variantOf(result, 'week')).toMatchObject({ value: null, n: 0 })
  })

  it('by segment the same users: 3 of 5 of customer a, 1 of 2 of the others', async () => {
    const more = [
      ...rows,
      ...logins('b', 'only', ['2024-01-03', '2024-02-03']),
      ...logins('c', 'only', ['2024-01-03']),
      ...logins('c', 'other', ['2024-02-03']),
    ]
    const customers = ['a', 'b', 'c'].map((customer_id) => ({ customer_id, region: customer_id === 'a' ? 'n' : 's' }))
    const result = known(await measured(usageLifecycle, { logins: more, customers }, february))
    expect([result.value, result.n]).toEqual([4 / 7, 7])
    expect(segmentsOf(result, 'region').map((row) => [row['value'], row['n'], row['rate'], row['customers']])).toEqual([
      ['n', 5, 3 / 5, 1],
      ['s', 2, null, 2],
    ])
  })

  it('is unknown in the first month of the data, after an empty one, and refused below five', async () => {
    const first = rows.filter((row) => String(row['logged_in_at']) > '2024-02')
    expect(because(await measured(usageLifecycle, { logins: first }, february))).toBe('no-complete-month')
    const gap = rows.filter((row) => !String(row['logged_in_at']).startsWith('2024-01'))
    expect(because(await measured(usageLifecycle, { logins: gap }, february))).toBe('nobody-active-before')
    const four = rows.filter((row) => row['user_id'] !== 'one')
    expect(because(await measured(usageLifecycle, { logins: four }, february))).toBe('too-few')
  })
})
