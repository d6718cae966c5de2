import { sql } from '../engine/sql.js'
import { customerDay } from './customer-day.js'
import { loginReach } from './login-reach.js'
import { precursorSubject } from './precursor-subject.js'
import { defineTable } from './table.js'

/**
 * Stratum × side × week before the day looked at (1 the last seven days, 12 the earliest): how many customers were there all that
 * week, and on how many days they used the product. Only where the logins span the twelve weeks.
 */
export const precursorWeek = defineTable({
  name: 'precursor_week',
  key: ['month', 'band', 'is_lost', 'week'],
  query: sql`
    WITH subject AS (
      SELECT is_lost, month, band, seen_on, customer_id, started_on FROM ${precursorSubject}, ${loginReach}
      WHERE first_login_on <= seen_on - 83 AND last_login_on >= seen_on - 3
    ),
    present AS (
      SELECT is_lost, month, band, week, count(*) AS customers
      FROM subject, (SELECT CAST(unnest(range(1, 13)) AS INTEGER) AS week) WHERE started_on <= seen_on - 7 * week + 1
      GROUP BY ALL
    ),
    used AS (
      SELECT is_lost, month, band, week, count(*) AS days
      FROM (SELECT *, CAST((seen_on - day) // 7 + 1 AS INTEGER) AS week FROM subject JOIN ${customerDay} USING (customer_id)
        WHERE day > seen_on - 84 AND day <= seen_on)
      WHERE started_on <= seen_on - 7 * week + 1
      GROUP BY ALL
    )
    SELECT is_lost, month, band, week, customers, coalesce(days, 0) AS days
    FROM present LEFT JOIN used USING (is_lost, month, band, week)`,
  invariants: {
    'seven-days-a-week': (self) => sql`SELECT * FROM ${self} WHERE days > 7 * customers`,
  },
})
