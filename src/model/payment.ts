import { sql } from '../engine/sql.js'
import { rate } from './rate.js'
import { rawPayments } from './raw.js'
import { defineTable } from './table.js'

/**
 * One row per payment or open invoice. `billed` is the amount without its tax; `net` is what was kept of it: a refund takes its
 * share of the tax with it, money in dispute counts as taken back, and a negative amount went out whatever its status says. `billed` is in its own currency (NULL: not stated, and the
 * export names several), `net` in that of the report at the rate of its month, where there is one. `is_recurring` leaves out
 * one-off kinds.
 * An invoice without paid_on is money that never came: it stays here, and out of every sum of money received.
 */
export const payment = defineTable({
  name: 'payment',
  key: [],
  query: sql`
    WITH stated AS (
      SELECT DISTINCT currency FROM ${rawPayments} WHERE currency IS NOT NULL
    ),
    taxed AS (
      SELECT *, CASE WHEN kind = 'refund' THEN -abs(amount) + abs(coalesce(tax, 0)) ELSE amount - coalesce(tax, 0) END AS billed
      FROM ${rawPayments}
    ),
    kept AS (
      SELECT
        * EXCLUDE (currency),
        coalesce(upper(currency), (SELECT CASE WHEN count(DISTINCT upper(currency)) = 1 THEN max(upper(currency)) END FROM stated)) AS currency,
        CAST(CASE
          WHEN kind = 'refund' OR amount < 0 THEN billed
          WHEN status = 'disputed' OR (status = 'refunded' AND refund_amount IS NULL) THEN 0
          ELSE billed - abs(coalesce(refund_amount, 0)) * coalesce(billed / nullif(amount, 0), 1)
        END AS DECIMAL(18, 4)) AS net
      FROM taxed
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
      kept.currency,
      amount,
      CAST(billed AS DECIMAL(18, 4)) AS billed,
      CASE WHEN rate IS NULL THEN net ELSE CAST(net * rate AS DECIMAL(18, 4)) END AS net,
      coalesce(kind, 'recurring') IN ('recurring', 'usage') AS is_recurring
    FROM kept LEFT JOIN ${rate} AS rate ON rate.currency = kept.currency AND month_end = last_day(coalesce(paid_on, due_on))`,
})
