import { sql } from '../engine/sql.js'
import { payment } from './payment.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * Periods that payments only imply: a customer pays a plan every k months, k the median gap snapped to 1, 3, 6 or 12; one
 * payment alone takes the median of its plan, then of the whole base, then 1. Each payment up to the cut covers the k months
 * from its day with what was billed: a refund of a part leaves the price, one of all of it (or a dispute) takes the period.
 */
export const cadenceInterval = defineTable({
  name: 'cadence_interval',
  key: ['customer_id', 'plan', 'started_on'],
  query: sql`
    WITH paid AS (
      SELECT customer_id, coalesce(plan, '') AS plan, paid_on, sum(billed) AS billed
      FROM ${payment} JOIN ${window} ON paid_on <= as_of
      WHERE is_recurring AND net > 0
      GROUP BY ALL
    ),
    gaps AS (
      SELECT *, paid_on - lag(paid_on) OVER (PARTITION BY customer_id, plan ORDER BY paid_on) AS gap
      FROM paid
    ),
    snapped AS (
      SELECT
        customer_id,
        plan,
        coalesce(median(gap), median(median(gap)) OVER (PARTITION BY plan), median(median(gap)) OVER (), 30) AS gap
      FROM gaps
      GROUP BY customer_id, plan
    ),
    cadence AS (
      SELECT customer_id, plan, CASE WHEN gap <= 45 THEN 1 WHEN gap <= 135 THEN 3 WHEN gap <= 270 THEN 6 ELSE 12 END AS months
      FROM snapped
    )
    SELECT
      customer_id,
      plan,
      paid_on AS started_on,
      CAST(paid_on + to_months(months) AS DATE) AS ended_on,
      CAST(billed / months AS DECIMAL(18, 6)) AS monthly
    FROM paid JOIN cadence USING (customer_id, plan)`,
})
