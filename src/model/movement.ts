import { sql } from '../engine/sql.js'
import { customerMonth } from './customer-month.js'
import { monthEnd } from './month-end.js'
import { defineTable } from './table.js'

/** The recurring-revenue bridge by month: opening + new + reactivated + expanded − contracted − churned − undetermined + exchange = closing. */
export const movement = defineTable({
  name: 'movement',
  key: ['month_end'],
  query: sql`
    WITH change AS (
      SELECT month_end, state, recurring, recurring_before, recurring - recurring_before - exchange AS money, exchange FROM ${customerMonth}
    )
    SELECT
      month_end,
      coalesce(sum(recurring_before), 0) AS opening,
      coalesce(sum(money) FILTER (state = 'new'), 0) AS new,
      coalesce(sum(money) FILTER (state = 'reactivated'), 0) AS reactivated,
      coalesce(sum(money) FILTER (state = 'expanded'), 0) AS expanded,
      coalesce(-sum(money) FILTER (state = 'contracted'), 0) AS contracted,
      coalesce(-sum(money) FILTER (state = 'churned'), 0) AS churned,
      coalesce(-sum(money) FILTER (state = 'undetermined'), 0) AS undetermined,
      coalesce(sum(exchange), 0) AS exchange,
      coalesce(sum(recurring), 0) AS closing,
      count(*) FILTER (recurring_before > 0) AS opening_customers,
      count(*) FILTER (state = 'new') AS new_customers,
      count(*) FILTER (state = 'reactivated') AS reactivated_customers,
      count(*) FILTER (state = 'expanded') AS expanded_customers,
      count(*) FILTER (state = 'contracted') AS contracted_customers,
      count(*) FILTER (state = 'churned') AS churned_customers,
      count(*) FILTER (state = 'undetermined' AND recurring_before > 0) AS undetermined_customers,
      count(*) FILTER (recurring > 0) AS closing_customers
    FROM ${monthEnd}
    LEFT JOIN change USING (month_end)
    GROUP BY month_end`,
  invariants: {
    closes: (self) => sql`
      SELECT month_end FROM ${self}
      WHERE opening + new + reactivated + expanded - contracted - churned - undetermined + exchange <> closing`,
    continues: (self) => sql`
      SELECT month_end FROM (SELECT *, lag(closing) OVER (ORDER BY month_end) AS carried FROM ${self})
      WHERE opening <> carried`,
  },
})
