import { sql } from '../engine/sql.js'
import { customerMonth } from './customer-month.js'
import { monthEnd } from './month-end.js'
import { defineTable } from './table.js'

/** Closed one-month cohorts: of the customers at the month-end before, how many and how much money (at its rates) are here now. */
export const monthlyRetention = defineTable({
  name: 'monthly_retention',
  key: ['month_end'],
  query: sql`
    SELECT
      month_end,
      count(*) AS customers,
      count(*) FILTER (recurring > 0) AS retained,
      sum(recurring_before) AS opening,
      sum(recurring - exchange) AS closing,
      sum(least(recurring - exchange, recurring_before)) AS kept
    FROM ${monthEnd}
    JOIN ${customerMonth} USING (month_end)
    WHERE recurring_before > 0 AND state <> 'undetermined'
    GROUP BY month_end`,
})
