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
    WITH life AS (
      SELECT customer_id, day, greatest(users, 1) AS use_days, logins, min(day) OVER (PARTITION BY customer_id) AS first_day,
        day > as_of - 90 AS is_recent, as_of
      FROM ${customerDay}, ${window} WHERE day <= as_of
    )
    SELECT
      customer_id,
      bool_and(first_day <= as_of - 180) AS is_settled,
      CAST(coalesce(sum(use_days) FILTER (is_recent), 0) AS BIGINT) AS recent_days,
      CAST(coalesce(sum(use_days) FILTER (NOT is_recent), 0) AS BIGINT) AS earlier_days,
      CAST(coalesce(sum(logins) FILTER (is_recent), 0) AS BIGINT) AS recent_logins,
      CAST(coalesce(sum(logins) FILTER (NOT is_recent), 0) AS BIGINT) AS earlier_logins
    FROM life WHERE day > as_of - 180
    GROUP BY customer_id`,
})
