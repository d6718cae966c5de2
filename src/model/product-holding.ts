import { sql } from '../engine/sql.js'
import { payment } from './payment.js'
import { planMonth } from './plan-month.js'
import { recurringBasis } from './recurring-basis.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * Customer × product it holds, for customers at the cut: every plan that runs then, and every one-off item bought in the
 * window, by its name, else by its kind (`kind-training`); where nothing recurs, everything bought in the window. What bears no
 * name is no product.
 */
export const productHolding = defineTable({
  name: 'product_holding',
  key: ['customer_id', 'product'],
  query: sql`
    WITH running AS (
      SELECT customer_id, plan AS product FROM ${planMonth} JOIN ${window} ON month_end = as_of
    ),
    bought AS (
      SELECT customer_id, CASE WHEN is_recurring THEN coalesce(product, plan) ELSE coalesce(product, 'kind-' || kind) END AS product
      FROM ${payment} JOIN ${window} ON paid_on > opens_on AND paid_on <= as_of, ${recurringBasis}
      WHERE net > 0 AND coalesce(kind, '') <> 'refund' AND (NOT is_recurring OR basis = 'purchases')
        AND customer_id IN (SELECT customer_id FROM running)
    )
    SELECT customer_id, product FROM running WHERE product <> ''
    UNION
    SELECT customer_id, product FROM bought WHERE product IS NOT NULL`,
})
