import { sql } from '../engine/sql.js'
import { customerRecord } from './customer-record.js'
import { rawCustomerAttribute } from './raw.js'
import { defineTable } from './table.js'

/** What customers can be cut by: the descriptive columns that we know, and every further column of the customers export. */
export const customerAttribute = defineTable({
  name: 'customer_attribute',
  key: ['customer_id', 'attribute'],
  query: sql`
    WITH described AS (
      SELECT customer_id, industry, size, region, plan, channel, owner, loyalty_tier FROM ${customerRecord}
    )
    SELECT customer_id, attribute, value
    FROM described
    UNPIVOT (value FOR attribute IN (industry, size, region, plan, channel, owner, loyalty_tier))
    UNION ALL
    SELECT customer_id, attribute, value FROM ${rawCustomerAttribute}
    WHERE value IS NOT NULL`,
  invariants: {
    'key-unique': (self) => sql`SELECT customer_id, attribute FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
  },
})
