import { sql } from '../engine/sql.js'
import { loginReach } from './login-reach.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * The calendar of use: every month and every week (Monday to Sunday) from the first login to the cut, numbered by `place`.
 * `is_complete`: logins begin no later than 3 days into a month and reach its end within 3; 2 days for a week (a weekend).
 */
export const usePeriod = defineTable({
  name: 'use_period',
  key: ['grain', 'starts_on'],
  query: sql`
    WITH starts AS (
      SELECT 'month' AS grain, 3 AS slack, unnest(generate_series(
        date_trunc('month', first_login_on), CAST(as_of AS TIMESTAMP), INTERVAL 1 MONTH)) AS starts_at
      FROM ${loginReach}, ${window}
      UNION ALL
      SELECT 'week' AS grain, 2 AS slack, unnest(generate_series(
        date_trunc('week', first_login_on), CAST(as_of AS TIMESTAMP), INTERVAL 7 DAY)) AS starts_at
      FROM ${loginReach}, ${window}
    ),
    periods AS (
      SELECT grain, slack, CAST(starts_at AS DATE) AS starts_on,
        CASE grain WHEN 'month' THEN last_day(CAST(starts_at AS DATE)) ELSE CAST(starts_at AS DATE) + 6 END AS ends_on
      FROM starts
    )
    SELECT
      grain,
      CAST(row_number() OVER (PARTITION BY grain ORDER BY starts_on) AS INTEGER) AS place,
      starts_on,
      ends_on,
      starts_on > opens_on AS is_in_window,
      ends_on <= as_of AND ends_on <= last_login_on + slack AND first_login_on <= starts_on + slack AS is_complete
    FROM periods, ${loginReach}, ${window}`,
  invariants: {
    'key-unique': (self) => sql`SELECT grain, starts_on FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
  },
})
