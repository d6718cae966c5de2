import { sql } from '../engine/sql.js'
import { subscription } from './subscription.js'
import { defineTable } from './table.js'
import { tenure } from './tenure.js'
import { window } from './window.js'

/**
 * One row per customer that tried before it ever paid: first day and end (half-open, of its last trial; NULL where it runs on)
 * of its trials, and the first paid day, NULL where none followed by the cut.
 */
export const trial = defineTable({
  name: 'trial',
  key: ['customer_id'],
  query: sql`
    WITH tried AS (
      SELECT customer_id, min(started_on) AS started_on, CASE WHEN count(*) = count(ended_on) THEN max(ended_on) END AS ended_on
      FROM ${subscription} JOIN ${window} ON started_on <= as_of
      WHERE exclusion = 'trial'
      GROUP BY customer_id
    )
    SELECT customer_id, started_on, ended_on, entered_on AS paid_from
    FROM tried LEFT JOIN ${tenure} USING (customer_id)
    WHERE entered_on IS NULL OR entered_on >= started_on`,
})
