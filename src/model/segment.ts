import { sql } from '../engine/sql.js'
import { customer } from './customer.js'
import { customerAttribute } from './customer-attribute.js'
import { defineTable } from './table.js'

/**
 * Who belongs to which part of the base: every customer once under (NULL, NULL), which is the whole base, and once per
 * attribute under its value ('' where the export says nothing). So one query grouped by attribute and value gives the headline
 * and every segment, and the segments of an attribute add up. Attributes of 2 to 20 values only.
 */
export const segment = defineTable({
  name: 'segment',
  key: ['customer_id', 'attribute'],
  query: sql`
    WITH cuttable AS (
      SELECT attribute FROM ${customerAttribute} GROUP BY attribute HAVING count(DISTINCT value) BETWEEN 2 AND 20
    )
    SELECT customer_id, NULL AS attribute, NULL AS value FROM ${customer}
    UNION ALL
    SELECT customer_id, attribute, coalesce(value, '') AS value
    FROM ${customer}
    CROSS JOIN cuttable
    LEFT JOIN ${customerAttribute} USING (customer_id, attribute)`,
  invariants: {
    'partitions-the-base': (self) => sql`
      SELECT attribute FROM ${self} GROUP BY attribute
      HAVING count(*) <> (SELECT count(*) FROM ${self} WHERE attribute IS NULL)`,
  },
})
