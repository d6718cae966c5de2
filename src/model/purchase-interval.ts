import { sql } from '../engine/sql.js'
import { payment } from './payment.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * For a base that buys without rhythm: a purchase makes a customer for 12 months, [paid_on, paid_on + 12 months), at a
 * twelfth of its money a month. Purchases run beside each other, so their sum is the last 12 months' money ÷ 12. It says who
 * is a customer; it is no recurring revenue.
 */
export const purchaseInterval = defineTable({
  name: 'purchase_interval',
  key: ['customer_id', 'currency', 'started_on'],
  query: sql`
    SELECT
      customer_id,
      currency,
      paid_on AS started_on,
      CAST(paid_on + INTERVAL 12 MONTH AS DATE) AS ended_on,
      CAST(sum(billed) / 12 AS DECIMAL(18, 6)) AS monthly
    FROM ${payment} JOIN ${window} ON paid_on <= as_of
    WHERE is_recurring AND net > 0
    GROUP BY customer_id, currency, paid_on`,
})
