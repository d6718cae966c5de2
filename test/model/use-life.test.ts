import { expect, it } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import { activeMonth } from '../../src/model/active-month.js'
import { useCohort } from '../../src/model/use-cohort.js'
import { useFlow } from '../../src/model/use-flow.js'
import { factRows } from './facts.js'

const on = (user_id: string, ...days: readonly number[]) =>
  days.map((day) => ({
    customer_id: 'a',
    user_id,
    logged_in_at: `2024-06-${String(day).padStart(2, '0')} 09:00:00`,
  }))
/**
 * Three users on ten days of June 2024, whose weeks begin on Mondays the 3rd, 10th, 17th and 24th:
 *
 *     week   1       2    3    4
 *     one    3, 4    10        24
 *     two    3, 5         17
 *     three          11   18   25, 30
 */
const logins = [...on('one', 3, 4, 10, 24), ...on('two', 3, 5, 17), ...on('three', 11, 18, 25, 30)]
const june = { as_of: '2024-06-30' }

it('cohorts by week: strictly in that week, and in that or any later one', async () => {
  const rows = await factRows(
    sql`SELECT cohort_on, is_first, age, size, active, still FROM ${useCohort} WHERE grain = 'week' ORDER BY cohort_on, age`,
    { logins },
    june,
  )
  expect(rows.map((row) => Object.values(row))).toEqual([
    ['2024-06-03', true, 0, 2, 2, 2],
    ['2024-06-03', true, 1, 2, 1, 2],
    ['2024-06-03', true, 2, 2, 1, 2],
    ['2024-06-03', true, 3, 2, 1, 1],
    ['2024-06-10', false, 0, 1, 1, 1],
    ['2024-06-10', false, 1, 1, 1, 1],
    ['2024-06-10', false, 2, 1, 1, 1],
  ])
})

it('the life of use by week: one goes dormant in the third and is resurrected in the fourth, two the other way round', async () => {
  const rows = await factRows(
    sql`SELECT place, opening, new, returned, resurrected, dormant, active FROM ${useFlow} WHERE grain = 'week' ORDER BY place`,
    { logins },
    june,
  )
  expect(rows.map((row) => Object.values(row))).toEqual([
    [1, 0, 2, 0, 0, 0, 2],
    [2, 2, 1, 1, 0, 1, 2],
    [3, 2, 0, 1, 1, 1, 2],
    [4, 2, 0, 1, 1, 1, 2],
  ])
})

it('stickiness: 11 user days on 30 days of 3 users, 10 of them on 20 workdays; 10 days of one customer', async () => {
  const [month] = await factRows(
    sql`SELECT days, workdays, users, customers, user_days, user_workdays, customer_days FROM ${activeMonth}`,
    { logins },
    june,
  )
  expect(month).toEqual({
    days: 30,
    workdays: 20,
    users: 3,
    customers: 1,
    user_days: 11,
    user_workdays: 10,
    customer_days: 10,
  })
})
