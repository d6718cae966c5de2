import { sql } from '../engine/sql.js'
import { monthEnd } from './month-end.js'
import { movementRule } from './movement-rule.js'
import { converted, rate } from './rate.js'
import { recurringInterval } from './recurring-interval.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * Customer × month-end: recurring revenue, the month-end before it, and the state that the two make. A row stands for every
 * month-end with recurring revenue, for the one after a loss, and while a renewal within grace is still open at the cut.
 * Money is at the month-end's rate; `exchange` is what the change of rates since the one before makes of it, for those who paid
 * at both: the state, and every flow of the bridge, is told without it.
 */
export const customerMonth = defineTable({
  name: 'customer_month',
  key: ['customer_id', 'month_end'],
  query: sql`
    WITH running AS (
      SELECT customer_id, month_ends.month_end, sum(${converted(sql`monthly`, sql`rate`)}) AS recurring,
        sum(CASE WHEN rate IS NULL THEN 0
          ELSE ${converted(sql`monthly`, sql`rate`)} - ${converted(sql`monthly`, sql`coalesce(rate_before, rate)`)} END) AS exchange
      FROM ${recurringInterval} AS running
      JOIN ${monthEnd} AS month_ends ON month_end >= started_on AND month_end < ended_on
      LEFT JOIN ${rate} AS rate ON rate.currency = running.currency AND rate.month_end = month_ends.month_end
      GROUP BY customer_id, month_ends.month_end
    ),
    life AS (
      SELECT customer_id, min(started_on) AS started_on,
        max(ended_on) FILTER (ended_on <= as_of AND as_of < ended_on + CAST(grace_days AS INTEGER)) AS pending_from
      FROM ${recurringInterval}, ${window}
      GROUP BY customer_id
    ),
    grid AS (
      SELECT customer_id, month_end, coalesce(recurring, 0) AS recurring, coalesce(exchange, 0) AS exchange,
        coalesce(recurring IS NULL AND month_end >= pending_from, false) AS past_cut
      FROM life
      JOIN ${monthEnd} ON month_end >= started_on
      LEFT JOIN running USING (customer_id, month_end)
    ),
    compared AS (
      SELECT *,
        coalesce(lag(recurring) OVER past, 0) AS recurring_before,
        coalesce(bool_or(recurring > 0) OVER (past ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), false) AS ever
      FROM grid
      WINDOW past AS (PARTITION BY customer_id ORDER BY month_end)
    ),
    told AS (
      SELECT * REPLACE (CAST(CASE WHEN recurring > 0 AND recurring_before > 0 THEN exchange ELSE 0 END AS DECIMAL(18, 6)) AS exchange)
      FROM compared
    )
    SELECT customer_id, month_end, CAST(recurring AS DECIMAL(18, 6)) AS recurring,
      CAST(recurring_before AS DECIMAL(18, 6)) AS recurring_before, exchange, state
    FROM told
    JOIN ${movementRule} AS rule
      ON rule.was = (recurring_before > 0) AND rule.is_now = (recurring > 0) AND rule.ever = told.ever
      AND rule.past_cut = told.past_cut AND rule.direction = sign(recurring - recurring_before - exchange)`,
  invariants: {
    'key-unique': (self) => sql`SELECT customer_id, month_end FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
    'bridge-closes': (self) => sql`
      SELECT customer_id FROM ${self} GROUP BY customer_id
      HAVING sum(recurring - recurring_before) <> arg_max(recurring, month_end)`,
    'no-negative-revenue': (self) => sql`SELECT * FROM ${self} WHERE recurring < 0 OR recurring_before < 0`,
  },
})
