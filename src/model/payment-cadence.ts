import { sql } from '../engine/sql.js'
import { payment } from './payment.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * The rhythm in which a customer pays a plan: every k months, k the median gap between its paying days snapped to the nearest
 * of 1, 3, 6 or 12; one payment alone takes the median of its plan, then of the whole base, then 1. `gaps` counts what the
 * rhythm stands on, `regular_gaps` those within 30 % of it: where fewer than half are, people buy when they like and there is no rhythm.
 */
export const paymentCadence = defineTable({
  name: 'payment_cadence',
  key: ['customer_id', 'plan'],
  query: sql`
    WITH paid AS (
      SELECT DISTINCT customer_id, coalesce(plan, '') AS plan, paid_on
      FROM ${payment} JOIN ${window} ON paid_on <= as_of
      WHERE is_recurring AND net > 0
    ),
    spaced AS (
      SELECT *, paid_on - lag(paid_on) OVER (PARTITION BY customer_id, plan ORDER BY paid_on) AS gap
      FROM paid
    ),
    typical AS (
      SELECT
        customer_id,
        plan,
        coalesce(median(gap), median(median(gap)) OVER (PARTITION BY plan), median(median(gap)) OVER (), 30) AS gap
      FROM spaced
      GROUP BY customer_id, plan
    ),
    snapped AS (
      SELECT customer_id, plan, CASE WHEN span < 2 THEN 1 WHEN span < 4.5 THEN 3 WHEN span < 9 THEN 6 ELSE 12 END AS months
      FROM (SELECT *, gap / (365.25 / 12) AS span FROM typical)
    )
    SELECT
      customer_id,
      plan,
      months,
      count(gap) AS gaps,
      count(*) FILTER (gap BETWEEN 0.7 * months * 365.25 / 12 AND 1.3 * months * 365.25 / 12) AS regular_gaps
    FROM snapped JOIN spaced USING (customer_id, plan)
    GROUP BY customer_id, plan, months`,
  invariants: {
    'key-unique': (self) => sql`SELECT customer_id, plan FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
  },
})
