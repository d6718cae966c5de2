import { sql } from '../engine/sql.js'
import { customerMonth } from './customer-month.js'
import { moneyCurrency } from './money-currency.js'
import { promoterAnswer } from './promoter-answer.js'
import { response } from './response.js'
import { satisfactionAnswer } from './satisfaction-answer.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * One row per customer with recurring revenue at any month-end of the window, its opening included: did it answer a survey in
 * the window, and what. `balance` is +1 for a promoter, 0, or −1 for a detractor; `level` its mean satisfaction. The quarter of
 * the base by last recurring revenue is `revenue_band`, 1 (least) to 4, equals in one band; NULL where money can't be added up.
 */
export const respondentBase = defineTable({
  name: 'respondent_base',
  key: ['customer_id'],
  query: sql`
    WITH base AS (
      SELECT customer_id, arg_max(recurring, month_end) AS recurring
      FROM ${customerMonth} JOIN ${window} ON month_end >= opens_on AND month_end <= as_of
      WHERE recurring > 0
      GROUP BY customer_id
    ),
    answered AS (
      SELECT DISTINCT customer_id FROM ${response} JOIN ${window} ON answered_on > opens_on AND answered_on <= as_of
      WHERE is_on_scale
    ),
    stances AS (
      SELECT customer_id, CASE stance WHEN 'promoter' THEN 1 WHEN 'passive' THEN 0 ELSE -1 END AS balance
      FROM ${promoterAnswer} WHERE is_latest AND NOT is_one_based
    ),
    levels AS (
      SELECT customer_id, sum(CAST(level AS DECIMAL(18, 9))) / count(*) AS level FROM ${satisfactionAnswer} GROUP BY customer_id
    )
    SELECT
      base.customer_id,
      answered.customer_id IS NOT NULL AS has_answered,
      balance,
      level,
      CASE WHEN is_addable
        THEN CAST(1 + (4 * (rank() OVER (ORDER BY recurring) - 1)) // count(*) OVER () AS INTEGER) END AS revenue_band
    FROM base
    CROSS JOIN ${moneyCurrency}
    LEFT JOIN answered USING (customer_id)
    LEFT JOIN stances USING (customer_id)
    LEFT JOIN levels USING (customer_id)`,
  invariants: {
    'key-unique': (self) => sql`SELECT customer_id FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
  },
})
