import { sql } from '../engine/sql.js'
import { monthEnd } from './month-end.js'
import { planLevel } from './plan-level.js'
import { planMonth } from './plan-month.js'
import { defineTable } from './table.js'

/**
 * Customer × plan × month-end at which the plan's money or seats differ from the month-end before: `money` is the difference at
 * the rates of that month-end,
 * `volume` the part of it that new seats make at the old price (NULL where either side states no seats).
 */
export const planChange = defineTable({
  name: 'plan_change',
  key: ['customer_id', 'plan', 'month_end'],
  query: sql`
    WITH before AS (
      SELECT customer_id, plan, last_day(month_end + 1) AS month_end,
        recurring AS recurring_before, seats AS seats_before, commitment_months AS commitment_months_before
      FROM ${planMonth}
    ),
    compared AS (
      SELECT *, coalesce(at_rate_before, 0) - coalesce(recurring_before, 0) AS money,
        recurring_before IS NULL AS is_added, recurring IS NULL AS is_removed
      FROM ${planMonth} FULL JOIN before USING (customer_id, plan, month_end) JOIN ${monthEnd} USING (month_end)
    )
    SELECT customer_id, plan, month_end, CAST(money AS DECIMAL(18, 6)) AS money, is_added, is_removed,
      level, commitment_months, commitment_months_before,
      CASE WHEN NOT is_added AND NOT is_removed AND seats > 0 AND seats_before > 0
        THEN CAST((seats - seats_before) * recurring_before / seats_before AS DECIMAL(18, 6)) END AS volume
    FROM compared JOIN ${planLevel} USING (plan)
    WHERE money <> 0 OR seats IS DISTINCT FROM seats_before`,
})
