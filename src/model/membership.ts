import { sql } from '../engine/sql.js'
import { addableMoney } from './addable-money.js'
import { closedCohort } from './closed-cohort.js'
import { customerMonth } from './customer-month.js'
import { customerRecord } from './customer-record.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * One row per customer at the cut or at the window's start: its tier and points in the loyalty programme as exported (`is_member`:
 * it has either), whether it is a customer at the cut, and whether it was at the start and was kept (NULL if not at the start, or if
 * it may still renew). Membership is as of the export: nobody can say when it began.
 */
export const membership = defineTable({
  name: 'membership',
  key: ['customer_id'],
  query: sql`
    WITH present AS (
      SELECT customer_id, recurring FROM ${customerMonth} JOIN ${window} ON month_end = as_of AND recurring > 0
    ),
    started AS (
      SELECT customer_id, closing > 0 AS is_kept FROM ${closedCohort} JOIN ${window} ON month_end = as_of
      WHERE NOT is_undetermined
    )
    SELECT
      customer_id,
      loyalty_tier AS tier,
      CAST(loyalty_points AS DECIMAL(18, 4)) AS points,
      loyalty_tier IS NOT NULL OR loyalty_points IS NOT NULL AS is_member,
      present.customer_id IS NOT NULL AS is_present,
      CASE WHEN is_addable THEN recurring END AS recurring,
      is_kept
    FROM present FULL JOIN started USING (customer_id)
    LEFT JOIN ${customerRecord} USING (customer_id), ${addableMoney}`,
  invariants: {
    'key-unique': (self) => sql`SELECT customer_id FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
  },
})
