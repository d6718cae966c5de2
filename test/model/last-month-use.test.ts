import { expect, it } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import { lastMonthUse } from '../../src/model/last-month-use.js'
import { factRows } from './facts.js'

const login = (customer_id: string, user_id: string | null, day: string) => ({
  customer_id,
  user_id,
  logged_in_at: `${day} 10:00:00`,
})
const days = sql`SELECT customer_id, user_id, days FROM ${lastMonthUse} ORDER BY ALL`
const cut = { as_of: '2024-02-29' }

it('counts the days of each user in the last whole month; a login without a user among named ones is nobody’s', async () => {
  const logins = [
    login('a', 'one', '2024-01-02'),
    login('a', 'one', '2024-02-01'),
    login('a', 'one', '2024-02-05'),
    login('a', 'one', '2024-02-05'),
    login('a', null, '2024-02-03'),
    login('b', 'one', '2024-02-28'),
  ]
  expect(await factRows(days, { logins }, cut)).toEqual([
    { customer_id: 'a', user_id: 'one', days: 2 },
    { customer_id: 'b', user_id: 'one', days: 1 },
  ])
  const unnamed = logins.map((row) => ({ ...row, user_id: null }))
  expect(await factRows(days, { logins: unnamed }, cut)).toEqual([
    { customer_id: 'a', user_id: null, days: 3 },
    { customer_id: 'b', user_id: null, days: 1 },
  ])
})

it('takes the month before where the logins end too early, and is empty without a whole month', async () => {
  const logins = [login('a', 'one', '2024-01-02'), login('a', 'one', '2024-02-25')]
  expect(await factRows(days, { logins }, cut)).toEqual([{ customer_id: 'a', user_id: 'one', days: 1 }])
  expect(await factRows(days, { logins: logins.slice(1) }, cut)).toEqual([])
})
