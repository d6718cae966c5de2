import { sql } from '../engine/sql.js'
import { loginReach } from './login-reach.js'
import { defineTable } from './table.js'
import { usePeriod } from './use-period.js'
import { userDay } from './user-day.js'

/**
 * Actor of the last month of the window that the logins cover whole: on how many days it came. An actor is a user within its
 * customer, or the customer where the export names no users (user_id empty). Empty without such a month.
 */
export const lastMonthUse = defineTable({
  name: 'last_month_use',
  key: ['customer_id', 'user_id'],
  query: sql`
    WITH month AS (
      SELECT starts_on, ends_on FROM ${usePeriod}
      WHERE grain = 'month' AND is_complete AND is_in_window ORDER BY place DESC LIMIT 1
    )
    SELECT customer_id, user_id, CAST(count(*) AS INTEGER) AS days
    FROM ${userDay} JOIN month ON day BETWEEN starts_on AND ends_on JOIN ${loginReach} ON user_id IS NOT NULL OR NOT has_users
    GROUP BY ALL`,
  invariants: {
    'days-within-month': (self) => sql`SELECT * FROM ${self} WHERE days < 1 OR days > 31`,
  },
})
