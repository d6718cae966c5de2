import { sql } from '../engine/sql.js'
import { loginReach } from './login-reach.js'
import { defineTable } from './table.js'
import { userDay } from './user-day.js'
import { window } from './window.js'

/**
 * Who uses: a user within its customer; where the export names no users at all, the customer itself (user_id empty). `actor` is
 * a number for joins, of no meaning. Logins without a user in an export that names users belong to no actor.
 */
export const actor = defineTable({
  name: 'actor',
  key: ['actor'],
  query: sql`
    WITH seen AS (
      SELECT DISTINCT customer_id, user_id
      FROM ${userDay}, ${window}, ${loginReach}
      WHERE day <= as_of AND (user_id IS NOT NULL OR NOT has_users)
    )
    SELECT CAST(row_number() OVER (ORDER BY customer_id, user_id) AS INTEGER) AS actor, customer_id, user_id FROM seen`,
})
