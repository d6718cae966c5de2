import { sql } from '../engine/sql.js'
import { actorPeriod } from './actor-period.js'
import { customerDay } from './customer-day.js'
import { loginReach } from './login-reach.js'
import { defineTable } from './table.js'
import { usePeriod } from './use-period.js'
import { window } from './window.js'

/**
 * Week (Monday to Sunday) that ends inside the window: customers and users with at least one login in it, a week without a
 * login included as zero. `month_end` is that of the month in which the week ends. Users are NULL where the export names none.
 */
export const useWeek = defineTable({
  name: 'use_week',
  key: ['starts_on'],
  query: sql`
    WITH came AS (
      SELECT DISTINCT CAST(date_trunc('week', day) AS DATE) AS starts_on, customer_id
      FROM ${customerDay}, ${window} WHERE day > opens_on - 7 AND day <= as_of
    ),
    customers AS (
      SELECT starts_on, count(*) AS customers FROM came GROUP BY starts_on
    ),
    users AS (
      SELECT place, count(*) AS users FROM ${actorPeriod} WHERE grain = 'week' GROUP BY place
    )
    SELECT
      starts_on,
      last_day(ends_on) AS month_end,
      is_complete,
      coalesce(customers, 0) AS customers,
      CASE WHEN has_users THEN coalesce(users, 0) END AS users
    FROM (SELECT * FROM ${usePeriod} WHERE grain = 'week') AS week
    CROSS JOIN ${loginReach}
    JOIN ${window} ON ends_on > opens_on AND ends_on <= as_of
    LEFT JOIN customers USING (starts_on)
    LEFT JOIN users USING (place)`,
})
