import { sql } from '../engine/sql.js'
import { customerMonth } from './customer-month.js'
import { monthEnd } from './month-end.js'
import { converted, rate } from './rate.js'
import { recurringInterval } from './recurring-interval.js'
import { defineTable } from './table.js'

/**
 * Month-end × customer that had recurring revenue twelve months before it: what it paid then and pays now, both at the rates
 * of then. Nobody enters later, so it answers how many of those customers, and how much of their money, stayed. The last 36 month-ends.
 */
export const closedCohort = defineTable({
  name: 'closed_cohort',
  key: ['month_end', 'customer_id'],
  query: sql`
    WITH recent AS (
      SELECT month_end, opens_on FROM ${monthEnd} ORDER BY month_end DESC LIMIT 36
    ),
    exchanged AS (
      SELECT customer_id, recent.month_end, sum(${converted(sql`monthly`, sql`now.rate`)} - ${converted(sql`monthly`, sql`base.rate`)}) AS exchange
      FROM ${recurringInterval} AS running
      JOIN ${rate} AS now ON now.currency = running.currency AND now.month_end >= started_on AND now.month_end < ended_on
      JOIN recent ON recent.month_end = now.month_end
      JOIN ${rate} AS base ON base.currency = running.currency AND base.month_end = opens_on
      GROUP BY customer_id, recent.month_end
    )
    SELECT
      recent.month_end,
      opened.customer_id,
      opened.recurring AS opening,
      coalesce(closed.recurring, 0) - coalesce(exchanged.exchange, 0) AS closing,
      coalesce(closed.state = 'undetermined', false) AS is_undetermined
    FROM recent
    JOIN ${customerMonth} AS opened ON opened.month_end = recent.opens_on AND opened.recurring > 0
    LEFT JOIN ${customerMonth} AS closed ON closed.month_end = recent.month_end AND closed.customer_id = opened.customer_id
    LEFT JOIN exchanged ON exchanged.month_end = recent.month_end AND exchanged.customer_id = opened.customer_id`,
  invariants: {
    'key-unique': (self) => sql`SELECT month_end, customer_id FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
  },
})
