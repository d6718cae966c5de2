import { sql } from '../engine/sql.js'
import { purchase } from './purchase.js'
import { stay } from './stay.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * Customer with a paid period in the window: on how many days of the window it was a customer, and the purchases (days with money
 * received on balance) and money received in it. The divisor for everything "per customer and year".
 */
export const customerYear = defineTable({
  name: 'customer_year',
  key: ['customer_id'],
  query: sql`
    WITH present AS (
      SELECT customer_id, sum(least(ended_on, as_of + 1) - greatest(started_on, opens_on + 1)) AS days
      FROM ${stay}, ${window} WHERE started_on <= as_of AND ended_on > opens_on + 1
      GROUP BY customer_id
    ),
    bought AS (
      SELECT customer_id, count(*) FILTER (net > 0) AS purchases, sum(net) AS revenue
      FROM ${purchase}, ${window} WHERE paid_on > opens_on AND paid_on <= as_of
      GROUP BY customer_id
    )
    SELECT customer_id, CAST(days AS BIGINT) AS days, coalesce(purchases, 0) AS purchases, coalesce(revenue, 0) AS revenue
    FROM present LEFT JOIN bought USING (customer_id)`,
  invariants: {
    'at-most-the-window': (self) => sql`SELECT * FROM ${self} WHERE days < 1 OR days > 366`,
  },
})
