import { sql } from '../engine/sql.js'
import { payment } from './payment.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * Customer × value-added service × day on which it was paid for, up to the cut: one-off items, services, training, setup and
 * hardware, by the product's name, else by its kind (`kind-training`). Money less refunds of the same payment; refunds in rows
 * of their own name no service and are not here.
 */
export const servicePurchase = defineTable({
  name: 'service_purchase',
  key: ['customer_id', 'service', 'paid_on'],
  query: sql`
    SELECT customer_id, coalesce(product, 'kind-' || kind) AS service, paid_on, paid_on > opens_on AS is_in_window,
      paid_on <= opens_on AND paid_on > last_day(CAST(opens_on - INTERVAL 12 MONTH AS DATE)) AS is_in_year_before,
      sum(net) AS net
    FROM ${payment} JOIN ${window} ON paid_on <= as_of
    WHERE NOT is_recurring AND kind <> 'refund' AND net > 0
    GROUP BY ALL`,
})
