import { sql } from '../engine/sql.js'
import { payment } from './payment.js'
import { rate } from './rate.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * One row per charge that fell due by the cut: when it was paid (NULL if not by the cut) and how many days late; what is still
 * open counts its days up to the cut, so far. Refunds and charges without a due date are not here.
 */
export const invoice = defineTable({
  name: 'invoice',
  key: [],
  query: sql`
    SELECT
      customer_id,
      due_on,
      CASE WHEN paid_on <= as_of THEN paid_on END AS paid_on,
      CASE WHEN rate IS NULL THEN billed ELSE CAST(billed * rate AS DECIMAL(18, 4)) END AS amount,
      coalesce(paid_on <= as_of, false) AS is_paid,
      coalesce(paid_on <= due_on, false) AS is_on_time,
      greatest(least(coalesce(paid_on, as_of), as_of) - due_on, 0) AS days_late
    FROM ${payment} AS payment JOIN ${window} ON due_on <= as_of
    LEFT JOIN ${rate} AS rate ON rate.currency = payment.currency AND month_end = last_day(due_on)
    WHERE coalesce(kind, '') <> 'refund' AND billed > 0`,
})
