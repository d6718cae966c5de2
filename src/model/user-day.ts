import { sql } from '../engine/sql.js'
import { rawLogins } from './raw.js'
import { defineTable } from './table.js'

/**
 * Customer × user × day with at least one login. Where the export names no users, user_id is empty. `seconds` is the time of
 * the `timed_logins`, those that state a duration of 0 to 24 hours, in whole seconds; `actions` their operations; `features`
 * the distinct features used. Each is NULL where no login of the day says so. (One pass over the log: a list of features costs
 * nothing where the export has none.)
 */
export const userDay = defineTable({
  name: 'user_day',
  key: ['customer_id', 'user_id', 'day'],
  query: sql`
    WITH login AS (
      SELECT
        customer_id,
        user_id,
        CAST(logged_in_at AS DATE) AS day,
        feature,
        CASE WHEN duration_seconds BETWEEN 0 AND 86400 THEN CAST(duration_seconds AS INTEGER) END AS seconds,
        CASE WHEN actions BETWEEN 0 AND 1000000000 THEN CAST(actions AS INTEGER) END AS actions
      FROM ${rawLogins}
    )
    SELECT
      customer_id,
      user_id,
      day,
      CAST(count(*) AS INTEGER) AS logins,
      CAST(sum(seconds) AS BIGINT) AS seconds,
      CAST(count(seconds) AS INTEGER) AS timed_logins,
      CAST(sum(actions) AS BIGINT) AS actions,
      list_distinct(list(feature) FILTER (feature IS NOT NULL)) AS features
    FROM login
    GROUP BY customer_id, user_id, day`,
  invariants: {
    'time-within-a-day-per-login': (self) =>
      sql`SELECT * FROM ${self} WHERE seconds > 86400 * CAST(timed_logins AS BIGINT)`,
  },
})
