import { sql } from '../engine/sql.js'
import { payment } from './payment.js'
import { paymentCadence } from './payment-cadence.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * Periods that payments only imply: each payment up to the cut covers the months of its customer's and plan's rhythm, counted
 * from its day with what was billed: a refund of a part leaves the price, one of all of it (or a dispute) takes the period.
 */
export const cadenceInterval = defineTable({
  name: 'cadence_interval',
  key: ['customer_id', 'plan', 'currency', 'started_on'],
  query: sql`
    WITH paid AS (
      SELECT customer_id, coalesce(plan, '') AS plan, currency, paid_on, sum(billed) AS billed
      FROM ${payment} JOIN ${window} ON paid_on <= as_of
      WHERE is_recurring AND net > 0
      GROUP BY ALL
    )
    SELECT
      customer_id,
      plan,
      currency,
      paid_on AS started_on,
      CAST(paid_on + to_months(months) AS DATE) AS ended_on,
      months,
      CAST(billed / months AS DECIMAL(18, 6)) AS monthly
    FROM paid JOIN ${paymentCadence} USING (customer_id, plan)`,
})
