import { sql } from '../engine/sql.js'
import { planMonth } from './plan-month.js'
import { defineTable } from './table.js'
import { userDay } from './user-day.js'
import { window } from './window.js'

/**
 * Customer at the cut whose subscriptions state seats: the seats, the named users with a login in the last 30 days, and
 * `used`, those users as far as there are seats for them (so that one customer's surplus never hides another's idle seats).
 */
export const seatUse = defineTable({
  name: 'seat_use',
  key: ['customer_id'],
  query: sql`
    WITH bought AS (
      SELECT customer_id, sum(seats) AS seats
      FROM ${planMonth} JOIN ${window} ON month_end = as_of GROUP BY customer_id HAVING sum(seats) > 0
    ),
    came AS (
      SELECT DISTINCT customer_id, user_id
      FROM ${userDay}, ${window} WHERE user_id IS NOT NULL AND day > as_of - 30 AND day <= as_of
    ),
    users AS (
      SELECT customer_id, count(*) AS users FROM came GROUP BY customer_id
    )
    SELECT customer_id, seats, coalesce(users, 0) AS users, least(seats, coalesce(users, 0)) AS used
    FROM bought LEFT JOIN users USING (customer_id)`,
})
