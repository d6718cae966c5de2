import { sql } from '../engine/sql.js'
import { customerMonth } from './customer-month.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * One row per customer that ever had recurring revenue: was it there at the window's start and at the cut, did it first pay
 * inside the window (`is_joined`), did it come back inside it (`has_returned`), may it still renew within grace at the cut.
 */
export const baseCustomer = defineTable({
  name: 'base_customer',
  key: ['customer_id'],
  query: sql`
    SELECT
      customer_id,
      coalesce(bool_or(recurring > 0) FILTER (month_end = opens_on), false) AS at_start,
      coalesce(bool_or(recurring > 0) FILTER (month_end = as_of), false) AS at_end,
      coalesce(bool_or(state = 'undetermined'), false) AS is_undetermined,
      coalesce(bool_or(state = 'new' AND month_end > opens_on), false) AS is_joined,
      coalesce(bool_or(state = 'reactivated' AND month_end > opens_on), false) AS has_returned
    FROM ${customerMonth}, ${window}
    GROUP BY customer_id`,
  invariants: {
    'never-both-here-and-undetermined': (self) => sql`SELECT * FROM ${self} WHERE at_end AND is_undetermined`,
  },
})
