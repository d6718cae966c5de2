import { sql } from '../engine/sql.js'
import { recurringBasis } from './recurring-basis.js'
import { stay } from './stay.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * Who is compared for signs before a loss, each with the day up to which it is looked at: every customer lost by the cut beyond its
 * grace, on its last paid day (`is_lost`; 90 days of data lie before it), and up to five kept ones of the same calendar month and
 * band of tenure, each on the day of one of those lost. Kept: all through that month and 90 days on, as far as the data reach.
 * Stays shorter than 30 days at the start of the month are left out; which of the kept are taken is a fingerprint's choice.
 */
export const precursorSubject = defineTable({
  name: 'precursor_subject',
  key: ['seen_on', 'customer_id'],
  query: sql`
    WITH life AS (
      SELECT customer_id, started_on, ended_on, as_of, first_day, CAST(grace_days AS INTEGER) AS grace_days,
        md5_number_lower(customer_id) AS fingerprint
      FROM ${stay}, ${window}, ${recurringBasis} WHERE basis <> 'purchases'
    ),
    month AS (
      SELECT DISTINCT CAST(date_trunc('month', ended_on - 1) AS DATE) AS month
      FROM life WHERE ended_on + grace_days <= as_of AND ended_on - 90 >= first_day
    ),
    aged AS (
      SELECT life.*, month, ended_on + grace_days <= as_of AND ended_on - 90 >= first_day AND last_day(ended_on - 1) = last_day(month) AS is_lost,
        CASE WHEN month - started_on < 90 THEN 30 WHEN month - started_on < 180 THEN 90
          WHEN month - started_on < 365 THEN 180 WHEN month - started_on < 730 THEN 365 ELSE 730 END AS band
      FROM life JOIN month ON started_on <= month - 30 AND ended_on > month
    ),
    lost AS (
      SELECT *, ended_on - 1 AS seen_on, count(*) OVER (PARTITION BY month, band) AS losses,
        row_number() OVER (PARTITION BY month, band ORDER BY fingerprint, customer_id) AS place
      FROM aged WHERE is_lost
    ),
    kept AS (
      SELECT customer_id, started_on, month, band, row_number() OVER (PARTITION BY month, band ORDER BY fingerprint, customer_id) AS place
      FROM aged WHERE ended_on > least(last_day(month) + 90, as_of)
    )
    SELECT true AS is_lost, customer_id, started_on, month, band, seen_on FROM lost
    UNION ALL
    SELECT false, kept.customer_id, kept.started_on, month, band, seen_on
    FROM kept JOIN lost USING (month, band)
    WHERE kept.place <= 5 * losses AND lost.place = (kept.place - 1) % losses + 1`,
  invariants: {
    'key-unique': (self) => sql`SELECT seen_on, customer_id FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
  },
})
