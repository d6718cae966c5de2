import { sql } from '../engine/sql.js'
import { planLevel } from './plan-level.js'
import { planMonth } from './plan-month.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * Customer × {the window's start, the cut}: the plan that it pays most for (ties by name), the level of that plan, and the
 * customer's recurring revenue over all plans. Customers whose money names no plan have ''.
 */
export const mainPlan = defineTable({
  name: 'main_plan',
  key: ['customer_id', 'month_end'],
  query: sql`
    WITH ranked AS (
      SELECT customer_id, month_end, month_end = as_of AS is_cut, plan,
        sum(recurring) OVER (PARTITION BY customer_id, month_end) AS recurring,
        row_number() OVER (PARTITION BY customer_id, month_end ORDER BY recurring DESC, plan) AS place
      FROM ${planMonth} JOIN ${window} ON month_end IN (opens_on, as_of)
    )
    SELECT customer_id, month_end, is_cut, plan, level, recurring
    FROM ranked JOIN ${planLevel} USING (plan)
    WHERE place = 1`,
  invariants: {
    'key-unique': (self) => sql`SELECT customer_id, month_end FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
  },
})
