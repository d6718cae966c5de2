import { sql } from '../engine/sql.js'
import { rawLoginDetail } from './raw.js'
import { defineTable } from './table.js'

/**
 * Customer × day × feature (NULL: none named) of the logins that say more than that they were: `seconds` is the time of the
 * `timed_logins`, those that state a duration of 0 to 24 hours, in whole seconds; `actions` their operations, NULL where none
 * are stated. A table of its own, because most logs say none of it, and ten million logins should not carry empty sums.
 */
export const useDetail = defineTable({
  name: 'use_detail',
  key: ['customer_id', 'day', 'feature'],
  query: sql`
    WITH login AS (
      SELECT
        customer_id,
        CAST(logged_in_at AS DATE) AS day,
        feature,
        CASE WHEN duration_seconds BETWEEN 0 AND 86400 THEN CAST(duration_seconds AS INTEGER) END AS seconds,
        CASE WHEN actions BETWEEN 0 AND 1000000000 THEN CAST(actions AS INTEGER) END AS actions
      FROM ${rawLoginDetail}
    )
    SELECT
      customer_id,
      day,
      feature,
      CAST(sum(seconds) AS BIGINT) AS seconds,
      CAST(count(seconds) AS INTEGER) AS timed_logins,
      CAST(sum(actions) AS BIGINT) AS actions
    FROM login
    GROUP BY customer_id, day, feature`,
  invariants: {
    'time-within-a-day-per-login': (self) =>
      sql`SELECT * FROM ${self} WHERE seconds > 86400 * CAST(timed_logins AS BIGINT)`,
  },
})
