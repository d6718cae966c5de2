import { sql } from '../engine/sql.js'
import { loginReach } from './login-reach.js'
import { defineTable } from './table.js'
import { usePeriod } from './use-period.js'
import { userDay } from './user-day.js'
import { window } from './window.js'

/**
 * Actor × period with at least one login, weeks and months, over the whole history up to the cut: on how many days the actor
 * came. An actor is a user within its customer; where the export names no users at all, the customer itself (user_id empty).
 * Logins without a user in an export that names users belong to no actor.
 */
export const actorPeriod = defineTable({
  name: 'actor_period',
  key: ['grain', 'place', 'customer_id', 'user_id'],
  query: sql`
    WITH use AS (
      SELECT customer_id, user_id, day
      FROM ${userDay}, ${window}, ${loginReach}
      WHERE day <= as_of AND (user_id IS NOT NULL OR NOT has_users)
    ),
    counted AS (
      SELECT 'month' AS grain, CAST(date_trunc('month', day) AS DATE) AS starts_on, customer_id, user_id, count(*) AS days
      FROM use GROUP BY ALL
      UNION ALL
      SELECT 'week' AS grain, CAST(date_trunc('week', day) AS DATE) AS starts_on, customer_id, user_id, count(*) AS days
      FROM use GROUP BY ALL
    )
    SELECT grain, place, customer_id, user_id, CAST(days AS INTEGER) AS days
    FROM counted JOIN ${usePeriod} USING (grain, starts_on)`,
  invariants: {
    'days-within-period': (self) => sql`
      SELECT * FROM ${self} WHERE days < 1 OR days > CASE grain WHEN 'week' THEN 7 ELSE 31 END`,
  },
})
