import { sql } from '../engine/sql.js'
import { addableMoney } from './addable-money.js'
import { customer } from './customer.js'
import { customerMonth } from './customer-month.js'
import { departureReason } from './departure-reason.js'
import { promoterAnswer } from './promoter-answer.js'
import { defineTable } from './table.js'
import { tenure } from './tenure.js'
import { window } from './window.js'

/**
 * One row per customer lost inside the window and not back at the cut: first start, first unpaid day, whole months between them,
 * highest and last recurring revenue (NULL where money can't be added up), the recorded reason, last login and promoter score.
 * `kind`: left-at-start, joined-and-left or returned-and-left. `is_start_unknown`: already a customer in the data's first month.
 */
export const loss = defineTable({
  name: 'loss',
  key: ['customer_id'],
  query: sql`
    WITH life AS (
      SELECT
        customer_id,
        arg_max(state, month_end) AS state,
        max(month_end) AS lost_month_end,
        max(recurring) AS peak,
        arg_max(recurring_before, month_end) AS last_recurring,
        bool_or(recurring > 0 AND month_end = opens_on) AS was_at_start,
        bool_or(state = 'new' AND month_end > opens_on) AS is_joined
      FROM ${customerMonth}, ${window}
      GROUP BY customer_id
    ),
    scored AS (
      SELECT customer_id, arg_max(score, (answered_on, wave)) AS last_score
      FROM ${promoterAnswer} WHERE NOT is_one_based GROUP BY customer_id
    )
    SELECT
      customer_id,
      name,
      entered_on AS started_on,
      left_on AS lost_on,
      datesub('month', entered_on, left_on) AS tenure_months,
      is_before_data AS is_start_unknown,
      CASE WHEN is_addable THEN peak END AS peak,
      CASE WHEN is_addable THEN last_recurring END AS last_recurring,
      reason,
      lost_to,
      last_used_on,
      last_score,
      CASE WHEN was_at_start THEN 'left-at-start' WHEN is_joined THEN 'joined-and-left' ELSE 'returned-and-left' END AS kind
    FROM life JOIN ${window} ON state = 'churned' AND lost_month_end > opens_on
    JOIN ${tenure} USING (customer_id)
    LEFT JOIN ${departureReason} USING (customer_id)
    LEFT JOIN scored USING (customer_id)
    LEFT JOIN ${customer} USING (customer_id), ${addableMoney}`,
  invariants: {
    'key-unique': (self) => sql`SELECT customer_id FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
    'starts-before-it-ends': (self) => sql`SELECT * FROM ${self} WHERE started_on >= lost_on OR last_recurring > peak`,
  },
})
