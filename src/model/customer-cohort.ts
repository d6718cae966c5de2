import { sql } from '../engine/sql.js'
import { customerMonth } from './customer-month.js'
import { defineTable } from './table.js'
import { tenure } from './tenure.js'

/**
 * The cohort of every customer that was ever there at a month-end: the first such month-end, and what it paid a month then.
 * Customers already paying in the data's first month are `is_before_data`: nobody knows how old they were.
 */
export const customerCohort = defineTable({
  name: 'customer_cohort',
  key: ['customer_id'],
  query: sql`
    SELECT customer_id, month_end AS cohort, recurring AS opening, coalesce(is_before_data, false) AS is_before_data
    FROM ${customerMonth} LEFT JOIN ${tenure} USING (customer_id)
    WHERE state = 'new'`,
  invariants: {
    'key-unique': (self) => sql`SELECT customer_id FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
  },
})
