import { sql } from '../engine/sql.js'
import { customer } from './customer.js'
import { customerRecord } from './customer-record.js'
import { defineTable } from './table.js'

/**
 * Every customer with the group that decides for it: the topmost of its parents, else itself. Parents that point at each other
 * in a circle form one group under the first id of the circle. `name` is that of the group where the export has it.
 */
export const customerGroup = defineTable({
  name: 'customer_group',
  key: ['customer_id'],
  query: sql`
    WITH RECURSIVE parents AS (
      SELECT customer_id, parent_id FROM ${customerRecord} WHERE parent_id <> customer_id
    ),
    climbed AS (
      SELECT customer_id, parent_id AS ancestor FROM parents
      UNION
      SELECT climbed.customer_id, parents.parent_id FROM climbed JOIN parents ON parents.customer_id = ancestor
    ),
    topmost AS (
      SELECT climbed.customer_id, coalesce(min(ancestor) FILTER (parents.customer_id IS NULL), min(ancestor)) AS group_id
      FROM climbed LEFT JOIN parents ON parents.customer_id = ancestor
      GROUP BY climbed.customer_id
    ),
    placed AS (
      SELECT customer_id, coalesce(group_id, customer_id) AS group_id FROM ${customer} LEFT JOIN topmost USING (customer_id)
    )
    SELECT placed.customer_id, group_id, record.name
    FROM placed LEFT JOIN ${customerRecord} AS record ON record.customer_id = group_id`,
  invariants: {
    'key-unique': (self) => sql`SELECT customer_id FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
  },
})
