import { sql } from '../engine/sql.js'
import { purchase } from './purchase.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * Customer with money received on balance in the window, in ten groups of equal number from the most (1) to the least (10); where
 * the number is no multiple of ten, the first groups hold one more. Equal money goes by customer id.
 */
export const valueDecile = defineTable({
  name: 'value_decile',
  key: ['customer_id'],
  query: sql`
    WITH bought AS (
      SELECT customer_id, sum(net) AS revenue FROM ${purchase}, ${window}
      WHERE paid_on > opens_on AND paid_on <= as_of GROUP BY customer_id HAVING sum(net) > 0
    )
    SELECT customer_id, revenue, CAST(ntile(10) OVER (ORDER BY revenue DESC, customer_id) AS INTEGER) AS decile FROM bought`,
  invariants: {
    'even-groups': (self) => sql`
      SELECT 1 FROM (SELECT count(*) AS customers FROM ${self} GROUP BY decile) HAVING max(customers) - min(customers) > 1`,
  },
})
