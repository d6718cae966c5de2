import { sql } from '../engine/sql.js'
import { rawPayments } from './raw.js'
import { defineTable } from './table.js'

/**
 * One row per payment or open invoice. `billed` is the amount without its tax; `net` is what was kept of it: a refund takes its
 * share of the tax with it, money in dispute counts as taken back. `is_recurring` leaves out one-off kinds.
 * An invoice without paid_on is money that never came: it stays here, and out of every sum of money received.
 */
export const payment = defineTable({
  name: 'payment',
  key: [],
  query: sql`
    WITH taxed AS (
      SELECT *, CASE WHEN kind = 'refund' THEN -abs(amount) + abs(coalesce(tax, 0)) ELSE amount - coalesce(tax, 0) END AS billed
      FROM ${rawPayments}
    )
    SELECT
      customer_id,
      payment_id,
      paid_on,
      due_on,
      period_start,
      period_end,
      coalesce(plan, product) AS plan,
      product,
      kind,
      currency,
      amount,
      CAST(billed AS DECIMAL(18, 4)) AS billed,
      CAST(CASE
        WHEN kind = 'refund' THEN billed
        WHEN status = 'disputed' OR (status = 'refunded' AND refund_amount IS NULL) THEN 0
        ELSE billed - abs(coalesce(refund_amount, 0)) * coalesce(billed / nullif(amount, 0), 1)
      END AS DECIMAL(18, 4)) AS net,
      coalesce(kind, 'recurring') IN ('recurring', 'usage') AS is_recurring
    FROM taxed`,
})
