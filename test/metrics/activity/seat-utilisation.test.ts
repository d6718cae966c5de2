import { describe, expect, it } from 'vitest'
import { seatUtilisation } from '../../../src/metrics/activity/seat-utilisation.js'
import { because, known, measured, noteOf, segmentsOf, variantOf } from '../measured.js'
import { logins } from './logins.js'

const june = { as_of: '2024-06-30', grace_days: 0 }
const contract = (customer_id: string, seats: number | null) => ({
  customer_id,
  started_on: '2024-01-01',
  monthly_amount: 10,
  plan: 'basic',
  seats,
})
const people = (customer: string, count: number) =>
  Array.from({ length: count }, (_, k) => logins(customer, `user ${k}`, ['2024-06-10'])).flat()
const subscriptions = [contract('a', 10), contract('b', 2), contract('c', 4), contract('d', 4), contract('e', 4)]
const rows = [
  ...people('a', 5),
  ...people('b', 3),
  ...people('c', 4),
  ...people('e', 1),
  ...logins('d', 'gone', ['2024-05-31']),
  ...logins('x', 'no contract', ['2024-06-30']),
]

describe('seat-utilisation', () => {
  it('(5 + 2 + 4 + 0 + 1) ÷ 24 seats; uncapped 13 ÷ 24; d and e half idle; b above its seats', async () => {
    const result = known(await measured(seatUtilisation, { logins: rows, subscriptions }, june))
    expect([result.value, result.n]).toEqual([12 / 24, 5])
    expect(variantOf(result, 'uncapped').value).toBe(13 / 24)
    expect(variantOf(result, 'half-idle').value).toBe(2 / 5)
    expect(variantOf(result, 'over-seats').value).toBe(1 / 5)
    expect(noteOf(result, 'thin-evidence')).toEqual({ n: 5 })
  })

  it('segments add up: 12 + 12 seats, 7 + 5 used', async () => {
    const customers = ['a', 'b', 'c', 'd', 'e'].map((customer_id) => ({
      customer_id,
      region: customer_id < 'c' ? 'east' : 'west',
    }))
    const result = known(await measured(seatUtilisation, { logins: rows, subscriptions, customers }, june))
    expect(segmentsOf(result, 'region').map((row) => [row['value'], row['n'], row['seats'], row['used']])).toEqual([
      ['west', 3, 12, 5],
      ['east', 2, 12, 7],
    ])
  })

  it('is unknown without named users, without seats, and where the logins stop before the cut', async () => {
    const nameless = rows.map((row) => ({ ...row, user_id: null }))
    expect(because(await measured(seatUtilisation, { logins: nameless, subscriptions }, june))).toBe('no-users-named')
    const seatless = subscriptions.map((row) => ({ ...row, seats: null }))
    expect(because(await measured(seatUtilisation, { logins: rows, subscriptions: seatless }, june))).toBe(
      'no-seats-stated',
    )
    const stopped = rows.slice(0, -1)
    expect(because(await measured(seatUtilisation, { logins: stopped, subscriptions }, june))).toBe(
      'logins-do-not-reach',
    )
    const four = subscriptions.slice(1)
    expect(because(await measured(seatUtilisation, { logins: rows, subscriptions: four }, june))).toBe('too-few')
  })
})
