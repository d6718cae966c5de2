import { sql } from '../engine/sql.js'
import { customerMonth } from './customer-month.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * One row: how the customer base changed over the window. `lost` were customers at its start and are none at the cut;
 * `joined` first ever paid inside it; `joined_and_left` of them are gone again. Undetermined customers are in none of these.
 */
export const baseChange = defineTable({
  name: 'base_change',
  key: [],
  query: sql`
    WITH life AS (
      SELECT
        customer_id,
        coalesce(bool_or(recurring > 0) FILTER (month_end = opens_on), false) AS at_start,
        coalesce(bool_or(recurring > 0) FILTER (month_end = as_of), false) AS at_end,
        coalesce(bool_or(state = 'undetermined'), false) AS is_undetermined,
        coalesce(bool_or(state = 'new' AND month_end > opens_on), false) AS is_joined
      FROM ${customerMonth}, ${window}
      GROUP BY customer_id
    )
    SELECT
      count(*) FILTER (at_start) AS at_start,
      count(*) FILTER (at_end) AS at_end,
      count(*) FILTER (is_joined) AS joined,
      count(*) FILTER (at_start AND NOT at_end AND NOT is_undetermined) AS lost,
      count(*) FILTER (is_joined AND NOT at_end AND NOT is_undetermined) AS joined_and_left,
      count(*) FILTER (is_undetermined) AS undetermined
    FROM life`,
})
