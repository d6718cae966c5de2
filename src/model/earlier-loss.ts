import { sql } from '../engine/sql.js'
import { customerMonth } from './customer-month.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * One row per customer lost in the twelve months before the window opens, by its first loss then: what it paid before, and
 * whether it was back within twelve months of it (`months_to_return`, NULL if not). Every row has been watched that long.
 */
export const earlierLoss = defineTable({
  name: 'earlier_loss',
  key: ['customer_id'],
  query: sql`
    WITH lost AS (
      SELECT customer_id, min(month_end) AS lost_month_end, arg_min(recurring_before, month_end) AS lost_recurring
      FROM ${customerMonth}, ${window}
      WHERE state = 'churned' AND month_end <= opens_on AND month_end > last_day(opens_on - INTERVAL 12 MONTH)
      GROUP BY customer_id
    )
    SELECT
      lost.customer_id,
      lost_month_end,
      lost_recurring,
      datediff('month', lost_month_end, min(month_end)) AS months_to_return,
      arg_min(recurring, month_end) AS returned_recurring
    FROM lost
    LEFT JOIN ${customerMonth} AS back ON back.customer_id = lost.customer_id AND state = 'reactivated'
      AND month_end > lost_month_end AND month_end <= last_day(lost_month_end + INTERVAL 12 MONTH)
    GROUP BY lost.customer_id, lost_month_end, lost_recurring`,
  invariants: {
    'back-within-a-year': (self) => sql`SELECT * FROM ${self} WHERE months_to_return NOT BETWEEN 1 AND 12`,
  },
})
