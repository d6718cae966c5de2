import { describe, expect, it } from 'vitest'
import { stickinessRatio } from '../../../src/metrics/activity/stickiness-ratio.js'
import type { RawRow } from '../../model/facts.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf, variantOf } from '../measured.js'

const on = (customer_id: string, user_id: string | null, ...days: readonly number[]): RawRow[] =>
  days.map((day) => ({ customer_id, user_id, logged_in_at: `2024-06-${String(day).padStart(2, '0')} 08:00:00` }))
const firstTen = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
/** June 2024 has 30 days, 20 of them Mondays to Fridays (3–7, 10–14, 17–21, 24–28). */
const logins = [
  ...on('a', 'one', ...firstTen),
  ...on('a', 'two', 1, 2, 3, 4, 5),
  ...on('a', 'three', 28),
  ...on('b', 'one', 3, 4),
  ...on('b', 'two', 30, 30),
]

describe('stickiness', () => {
  it('spreads 10 + 5 + 1 + 2 + 1 user-days over all 30 days and 5 users', async () => {
    const result = known(await measured(stickinessRatio, { logins }))
    expect(result.value).toBeCloseTo(19 / 30 / 5, 12)
    expect(result.n).toBe(5)
    expect(noteOf(result, 'month-measured')).toEqual({ month: '2024-06-30' })
    expect(rowsOf(result, 'months')).toEqual([
      {
        month: '2024-06-30',
        daily_active: expect.closeTo(19 / 30, 12),
        monthly_active: 5,
        stickiness: expect.closeTo(19 / 150, 12),
      },
    ])
  })

  it('by segment, each over its own users; the interval draws customers, so that it reaches from one to the other', async () => {
    const more = [...logins, ...on('b', 'x', 3), ...on('b', 'y', 3), ...on('b', 'z', 3)]
    const customers = [
      { customer_id: 'a', region: 'north' },
      { customer_id: 'b', region: 'south' },
    ]
    const result = known(await measured(stickinessRatio, { logins: more, customers }))
    // Customer a: 16 days of 3 users; b: 6 days of 5.
    expect(segmentsOf(result, 'region').map((row) => [row['value'], row['n'], row['stickiness']])).toEqual([
      ['south', 5, expect.closeTo(6 / 30 / 5, 12)],
      ['north', 3, null],
    ])
    expect(result.interval).toMatchObject({ method: 'ratio-bootstrap' })
    expect(result.interval?.low).toBeCloseTo(6 / 30 / 5, 12)
    expect(result.interval?.high).toBeCloseTo(16 / 30 / 3, 12)
  })

  it('counts 6 + 3 + 1 + 2 user-days on 20 workdays', async () => {
    expect(variantOf(known(await measured(stickinessRatio, { logins })), 'workdays').value).toBeCloseTo(12 / 20 / 5, 12)
  })

  it('counts customers instead of users where there are at least 5 of them', async () => {
    expect(variantOf(known(await measured(stickinessRatio, { logins })), 'customers')).toMatchObject({
      value: null,
      n: 2,
    })
    const more = [...logins, ...on('c', 'one', 12), ...on('d', 'one', 12), ...on('e', 'one', 12)]
    // Customer a on 11 days, b on 3, c, d and e on one each.
    const customers = variantOf(known(await measured(stickinessRatio, { logins: more })), 'customers')
    expect(customers.value).toBeCloseTo(17 / 30 / 5, 12)
  })

  it('counts customers where the export names no users', async () => {
    const nameless = ['a', 'b', 'c', 'd', 'e'].flatMap((id, k) => on(id, null, ...firstTen.slice(0, k + 1), 28))
    const result = known(await measured(stickinessRatio, { logins: nameless }))
    expect(result.value).toBeCloseTo((2 + 3 + 4 + 5 + 6) / 30 / 5, 12)
    expect(noteOf(result, 'customers-not-users')).toEqual({})
  })

  it('takes the last month that the logins fill: payments may reach further', async () => {
    const may = Array.from({ length: 5 }, (_, k) => ({
      customer_id: 'a',
      user_id: `u${k}`,
      logged_in_at: `2024-05-${k === 0 ? '01' : '31'} 08:00:00`,
    }))
    const payments = [{ customer_id: 'a', paid_on: '2024-06-30', amount: 1 }]
    const result = known(
      await measured(stickinessRatio, { logins: [...may, ...on('a', 'one', ...firstTen)], payments }),
    )
    expect(result.value).toBeCloseTo(5 / 31 / 5, 12)
    expect(noteOf(result, 'month-measured')).toEqual({ month: '2024-05-31' })
  })

  it('is unknown for three users, though their ten days are plain, and where no month is whole', async () => {
    const three = [...on('a', 'one', ...firstTen), ...on('a', 'two', 1), ...on('a', 'three', 28)]
    expect(because(await measured(stickinessRatio, { logins: three }))).toBe('too-few')
    const broken = { logins: on('a', 'one', 10, 28) }
    expect(because(await measured(stickinessRatio, broken))).toBe('no-complete-month')
    expect(because(await measured(stickinessRatio, { logins: [] }, { as_of: '2024-06-30' }))).toBe('no-complete-month')
  })
})
