import { sql } from '../engine/sql.js'
import { rawCustomers } from './raw.js'
import { defineTable } from './table.js'

/** The customers export as it stands, one row per customer: read once, for `customer` and for the segment attributes. */
export const customerRecord = defineTable({
  name: 'customer_record',
  key: ['customer_id'],
  query: sql`SELECT * FROM ${rawCustomers}`,
  invariants: {
    'key-unique': (self) => sql`SELECT customer_id FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
  },
})
