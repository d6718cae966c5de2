import { sql } from '../engine/sql.js'
import { rawPayments } from './raw.js'
import { defineTable } from './table.js'

/**
 * One row per payment or open invoice. `net` is what was paid less refunds and tax; `is_recurring` leaves out one-off kinds.
 * Money in dispute counts as taken back. An invoice without paid_on is money that never came: it stays here, and out of every sum of money received.
 */
export const payment = defineTable({
  name: 'payment',
  key: [],
  query: sql`
    SELECT
      customer_id,
      payment_id,
      paid_on,
      due_on,
      period_start,
      period_end,
      coalesce(plan, product) AS plan,
      currency,
      amount,
      CAST(CASE
        WHEN kind = 'refund' THEN -abs(amount)
        WHEN status = 'disputed' OR (status = 'refunded' AND refund_amount IS NULL) THEN 0
        ELSE amount - coalesce(refund_amount, 0) - coalesce(tax, 0)
      END AS DECIMAL(18, 4)) AS net,
      coalesce(kind, 'recurring') IN ('recurring', 'usage') AS is_recurring
    FROM ${rawPayments}`,
})
