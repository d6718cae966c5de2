import { sql } from '../engine/sql.js'
import { baseCustomer } from './base-customer.js'
import { defineTable } from './table.js'

/**
 * One row: how the customer base changed over the window. `lost` were customers at its start and are none at the cut;
 * `joined` first ever paid inside it; `joined_and_left` of them are gone again. Undetermined customers are in none of these.
 */
export const baseChange = defineTable({
  name: 'base_change',
  key: [],
  query: sql`
    SELECT
      count(*) FILTER (at_start) AS at_start,
      count(*) FILTER (at_end) AS at_end,
      count(*) FILTER (is_joined) AS joined,
      count(*) FILTER (at_start AND NOT at_end AND NOT is_undetermined) AS lost,
      count(*) FILTER (is_joined AND NOT at_end AND NOT is_undetermined) AS joined_and_left,
      count(*) FILTER (is_undetermined) AS undetermined
    FROM ${baseCustomer}`,
})
