import { sql } from '../engine/sql.js'
import { customerDay } from './customer-day.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * Customer seen in the last 180 days: use days and logins of the last 90 days (`recent`) and of the 90 before (`earlier`). A use day
 * is one user on one day; where a day of a customer names no user it counts one. `is_settled`: first login before both periods.
 */
export const useChange = defineTable({
  name: 'use_change',
  key: ['customer_id'],
  query: sql`
    SELECT
      customer_id,
      min(day) <= any_value(as_of) - 180 AS is_settled,
      CAST(coalesce(sum(greatest(users, 1)) FILTER (day > as_of - 90), 0) AS BIGINT) AS recent_days,
      CAST(coalesce(sum(greatest(users, 1)) FILTER (day > as_of - 180 AND day <= as_of - 90), 0) AS BIGINT) AS earlier_days,
      CAST(coalesce(sum(logins) FILTER (day > as_of - 90), 0) AS BIGINT) AS recent_logins,
      CAST(coalesce(sum(logins) FILTER (day > as_of - 180 AND day <= as_of - 90), 0) AS BIGINT) AS earlier_logins
    FROM ${customerDay}, ${window} WHERE day <= as_of
    GROUP BY customer_id HAVING max(day) > any_value(as_of) - 180`,
})
