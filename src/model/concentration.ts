import { sql } from '../engine/sql.js'
import { customerGroup } from './customer-group.js'
import { customerMonth } from './customer-month.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * Customers by size at the window's start and at the cut, subsidiaries counted with their parent: recurring revenue, place
 * (ties by id), and the sum of everybody down to that place.
 */
export const concentration = defineTable({
  name: 'concentration',
  key: ['month_end', 'group_id'],
  query: sql`
    WITH sized AS (
      SELECT month_end, month_end = as_of AS is_cut, group_id, any_value(name) AS name,
        count(*) AS customers, sum(recurring) AS recurring
      FROM ${customerMonth}
      JOIN ${window} ON month_end IN (opens_on, as_of)
      JOIN ${customerGroup} USING (customer_id)
      WHERE recurring > 0
      GROUP BY month_end, is_cut, group_id
    )
    SELECT *,
      row_number() OVER by_size AS place,
      sum(recurring) OVER by_size AS running,
      sum(recurring) OVER (PARTITION BY month_end) AS total
    FROM sized
    WINDOW by_size AS (PARTITION BY month_end ORDER BY recurring DESC, group_id ROWS UNBOUNDED PRECEDING)`,
  invariants: {
    'key-unique': (self) => sql`SELECT month_end, group_id FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
    'adds-up': (self) => sql`SELECT month_end FROM ${self} GROUP BY month_end HAVING max(running) <> any_value(total)`,
  },
})
