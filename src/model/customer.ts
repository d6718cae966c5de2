import { sql } from '../engine/sql.js'
import { customerDay } from './customer-day.js'
import { customerRecord } from './customer-record.js'
import { payment } from './payment.js'
import { purchase } from './purchase.js'
import { response } from './response.js'
import { subscription } from './subscription.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * One row per customer id seen anywhere up to the cut: what the customers export says, money received to date (refunds
 * netted), first and last payment and use. `is_exported` is false for ids that the customers export lacks: kept and flagged.
 * `is_registered`: in the export, and signed up by the cut (an empty sign-up date counts as registered).
 */
export const customer = defineTable({
  name: 'customer',
  key: ['customer_id'],
  query: sql`
    WITH paid AS (
      SELECT customer_id, min(paid_on) AS first_paid_on, max(paid_on) AS last_paid_on, sum(net) AS revenue
      FROM ${purchase} JOIN ${window} ON paid_on <= as_of
      GROUP BY customer_id
    ),
    used AS (
      SELECT customer_id, min(day) AS first_used_on, max(day) AS last_used_on
      FROM ${customerDay} JOIN ${window} ON day <= as_of
      GROUP BY customer_id
    ),
    ids AS (
      SELECT customer_id FROM ${customerRecord}
      UNION SELECT customer_id FROM paid
      UNION SELECT customer_id FROM used
      UNION SELECT customer_id FROM ${payment} JOIN ${window} ON due_on <= as_of
      UNION SELECT customer_id FROM ${subscription} JOIN ${window} ON started_on <= as_of
      UNION SELECT customer_id FROM ${response} JOIN ${window} ON answered_on <= as_of WHERE customer_id IS NOT NULL
    )
    SELECT
      ids.customer_id,
      record.customer_id IS NOT NULL AS is_exported,
      record.customer_id IS NOT NULL AND coalesce(record.signed_up_on <= as_of, true) AS is_registered,
      record.name,
      record.signed_up_on,
      record.churned_on,
      first_paid_on,
      last_paid_on,
      coalesce(revenue, 0) AS revenue,
      first_used_on,
      last_used_on
    FROM ids
    CROSS JOIN ${window}
    LEFT JOIN ${customerRecord} AS record USING (customer_id)
    LEFT JOIN paid USING (customer_id)
    LEFT JOIN used USING (customer_id)`,
  invariants: {
    'key-unique': (self) => sql`SELECT customer_id FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
  },
})
