import { sql } from '../engine/sql.js'
import { recurringBasis } from './recurring-basis.js'
import { stay } from './stay.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * One row per customer: from its first paid day to the first unpaid day of its last stay (`left_on`, NULL while it pays), breaks
 * included, and the days between (to the end of the cut while it pays). `is_before_data`: already paying in the data's first
 * month, so its entry is older than it looks (left truncation). `is_undetermined`: may still renew within grace at the cut.
 */
export const tenure = defineTable({
  name: 'tenure',
  key: ['customer_id'],
  query: sql`
    WITH first_month AS (
      SELECT greatest(last_day(any_value(first_day)), min(last_day(started_on))) AS first_month_end FROM ${stay}, ${window}
    ),
    life AS (
      SELECT customer_id, min(started_on) AS entered_on, max(ended_on) AS ended_on, count(*) AS stays
      FROM ${stay}
      GROUP BY customer_id
    )
    SELECT
      customer_id,
      entered_on,
      CASE WHEN ended_on <= as_of THEN ended_on END AS left_on,
      CAST(least(ended_on, as_of + 1) - entered_on AS INTEGER) AS days,
      stays,
      ended_on > as_of AS is_present,
      ended_on <= as_of AND as_of < ended_on + grace_days AS is_undetermined,
      entered_on <= first_month_end AS is_before_data
    FROM life, first_month, ${window}, ${recurringBasis}`,
  invariants: {
    'key-unique': (self) => sql`SELECT customer_id FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
    'positive-length': (self) => sql`SELECT * FROM ${self} WHERE days <= 0`,
  },
})
