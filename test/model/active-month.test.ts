import { expect, it } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import { activeMonth } from '../../src/model/active-month.js'
import { factRows } from './facts.js'

const login = (customer_id: string, user_id: string | null, day: string) => ({
  customer_id,
  user_id,
  logged_in_at: `${day} 12:00:00`,
})

/** June 2024: 30 days, of which 20 are Mondays to Fridays; the 1st and 2nd, and the 29th, are on weekends. */
it('active_month: distinct over the month, and actives of each day summed', async () => {
  const logins = [
    login('a', 'one', '2024-06-01'),
    login('a', 'one', '2024-06-01'),
    login('a', 'two', '2024-06-01'),
    login('a', 'one', '2024-06-03'),
    login('b', 'one', '2024-06-29'),
  ]
  expect(await factRows(sql`SELECT * FROM ${activeMonth}`, { logins }, { as_of: '2024-06-30' })).toEqual([
    {
      month_end: '2024-06-30',
      days: 30,
      workdays: 20,
      customers: 2,
      users: 3,
      customer_days: 3,
      user_days: 4,
      customer_workdays: 1,
      user_workdays: 1,
      is_complete: true,
    },
  ])
})

it('active_month: a month is complete where logins begin by its 4th day and reach its end within 3 days', async () => {
  const logins = ['2024-04-05', '2024-05-31', '2024-06-27'].map((day) => login('a', 'one', day))
  const complete = async (days: typeof logins) =>
    (
      await factRows(
        sql`SELECT is_complete FROM ${activeMonth} ORDER BY month_end`,
        { logins: days },
        { as_of: '2024-06-30' },
      )
    ).map((row) => row['is_complete'])
  expect(await complete(logins)).toEqual([false, true, true])
  expect(await complete([login('a', 'one', '2024-06-26'), login('a', 'one', '2024-05-04')])).toEqual([true, false])
})

it('active_month: without users their columns are unknown, and months outside the window are left out', async () => {
  const logins = [login('a', null, '2023-06-30'), login('a', null, '2023-07-01'), login('a', null, '2024-07-01')]
  const rows = await factRows(
    sql`SELECT month_end, customers, users, user_days FROM ${activeMonth}`,
    { logins },
    { as_of: '2024-06-30' },
  )
  expect(rows).toEqual([{ month_end: '2023-07-31', customers: 1, users: null, user_days: null }])
})
