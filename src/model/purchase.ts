import { sql } from '../engine/sql.js'
import { payment } from './payment.js'
import { defineTable } from './table.js'

/** Customer × day with money received, refunds netted, in the report's currency: money metrics ask `is_addable` first. */
export const purchase = defineTable({
  name: 'purchase',
  key: ['customer_id', 'paid_on'],
  query: sql`
    SELECT customer_id, paid_on, count(*) AS payments, sum(net) AS net
    FROM ${payment}
    WHERE paid_on IS NOT NULL
    GROUP BY customer_id, paid_on`,
  invariants: {
    'key-unique': (self) => sql`SELECT customer_id, paid_on FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
  },
})
