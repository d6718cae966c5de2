import { sql } from '../engine/sql.js'
import { monthEnd } from './month-end.js'
import { converted, rate } from './rate.js'
import { recurringInterval } from './recurring-interval.js'
import { defineTable } from './table.js'

/**
 * Customer × plan × month-end with recurring revenue: its money at the month-end's rate and at that of the one before, its seats (NULL unless every running row states them), and
 * the longest period that an amount is agreed for. A row that names no plan has the plan ''. Adds up to `customer_month`.
 */
export const planMonth = defineTable({
  name: 'plan_month',
  key: ['customer_id', 'plan', 'month_end'],
  query: sql`
    SELECT
      customer_id,
      plan,
      month_ends.month_end,
      CAST(sum(${converted(sql`monthly`, sql`rate`)}) AS DECIMAL(18, 6)) AS recurring,
      CAST(sum(${converted(sql`monthly`, sql`coalesce(rate_before, rate)`)}) AS DECIMAL(18, 6)) AS at_rate_before,
      CASE WHEN count(seats) = count(*) THEN sum(seats) END AS seats,
      max(commitment_months) AS commitment_months
    FROM ${recurringInterval} AS running
    JOIN ${monthEnd} AS month_ends ON month_end >= started_on AND month_end < ended_on
    LEFT JOIN ${rate} AS rate ON rate.currency = running.currency AND rate.month_end = month_ends.month_end
    GROUP BY customer_id, plan, month_ends.month_end`,
  invariants: {
    'positive-money': (self) => sql`SELECT * FROM ${self} WHERE recurring <= 0`,
  },
})
