import { sql } from '../engine/sql.js'
import { defineTable } from './table.js'

/**
 * The state machine of a customer's month, as a table: had recurring revenue at the month-end before, has it now, ever had it
 * before that, may still renew within grace at the cut, and (where both are positive) went up or down. Loss is decided before
 * contraction, return before expansion.
 */
export const movementRule = defineTable({
  name: 'movement_rule',
  key: ['was', 'is_now', 'ever', 'past_cut', 'direction'],
  query: sql`
    SELECT * FROM (VALUES
      (false, true,  false, false,  1, 'new'),
      (false, true,  true,  false,  1, 'reactivated'),
      (true,  true,  true,  false,  0, 'retained'),
      (true,  true,  true,  false,  1, 'expanded'),
      (true,  true,  true,  false, -1, 'contracted'),
      (true,  false, true,  false, -1, 'churned'),
      (true,  false, true,  true,  -1, 'undetermined'),
      (false, false, true,  true,   0, 'undetermined')
    ) AS rule(was, is_now, ever, past_cut, direction, state)`,
})
