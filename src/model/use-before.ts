import { type Sql, sql, type Table } from '../engine/sql.js'
import { customerDay } from './customer-day.js'
import { loginReach } from './login-reach.js'

/**
 * The use of customers before a day, from logins up to that day only: `subjects` names them by customer_id, seen_on and
 * started_on. Days of use in the last 30 days, per 30 days of the last 90 (or since the start), the change between the last
 * 30 and the days before (log ratio, each plus one), users per day of use, and days since the last use (90 where there was
 * none). NULL where the logins don't span the 90 days, or the customer is younger than 30 days (60 for the change).
 */
export function useBefore(subjects: Table): Sql {
  return sql`
    WITH subject AS (
      SELECT seen_on, customer_id, CAST(least(90, seen_on - started_on + 1) AS INTEGER) AS days,
        coalesce(first_login_on <= seen_on - 89 AND last_login_on >= seen_on - 3, false) AS is_covered
      FROM ${subjects}, ${loginReach}
    ),
    used AS (
      SELECT seen_on, customer_id,
        count(*) AS days_90,
        count(*) FILTER (day > seen_on - 30) AS days_30,
        sum(greatest(users, 1)) FILTER (day > seen_on - 30) AS user_days,
        max(day) AS last_used_on
      FROM subject JOIN ${customerDay} USING (customer_id)
      WHERE day > seen_on - days AND day <= seen_on AND is_covered
      GROUP BY seen_on, customer_id
    ),
    counted AS (
      SELECT seen_on, customer_id, days, last_used_on,
        CAST(coalesce(days_90, 0) AS DOUBLE) AS days_90, CAST(coalesce(days_30, 0) AS DOUBLE) AS days_30,
        CAST(coalesce(user_days, 0) AS DOUBLE) AS user_days
      FROM subject LEFT JOIN used USING (seen_on, customer_id) WHERE is_covered AND days >= 30
    )
    SELECT
      seen_on,
      customer_id,
      days_30 AS use_last_month,
      30 * days_90 / days AS use_days,
      CASE WHEN days >= 60 THEN ln((days_30 + 1) / (30 * (days_90 - days_30) / (days - 30) + 1)) END AS use_change,
      user_days / greatest(days_30, 1) AS users,
      CAST(coalesce(seen_on - last_used_on, 90) AS DOUBLE) AS idle_days
    FROM counted`
}
