import { sql } from '../engine/sql.js'
import { payment } from './payment.js'
import { planMonth } from './plan-month.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * Customer × product it holds, for customers at the cut: every plan that runs then, and every one-off item bought in the
 * window, by its name, else by its kind (`kind-training`). Plans without a name are no product.
 */
export const productHolding = defineTable({
  name: 'product_holding',
  key: ['customer_id', 'product'],
  query: sql`
    WITH running AS (
      SELECT customer_id, plan AS product FROM ${planMonth} JOIN ${window} ON month_end = as_of
    ),
    bought AS (
      SELECT customer_id, coalesce(product, 'kind-' || kind) AS product
      FROM ${payment} JOIN ${window} ON paid_on > opens_on AND paid_on <= as_of
      WHERE net > 0 AND NOT is_recurring AND kind <> 'refund' AND customer_id IN (SELECT customer_id FROM running)
    )
    SELECT customer_id, product FROM running WHERE product <> ''
    UNION
    SELECT customer_id, product FROM bought`,
})
