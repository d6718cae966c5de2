import { sql } from '../engine/sql.js'
import { addableMoney } from './addable-money.js'
import { churnReasonWord } from './churn-reason-word.js'
import { customer } from './customer.js'
import { customerMonth } from './customer-month.js'
import { customerRecord } from './customer-record.js'
import { promoterAnswer } from './promoter-answer.js'
import { stay } from './stay.js'
import { subscription } from './subscription.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * One row per customer lost inside the window and not back at the cut: first start, first unpaid day, whole months between them,
 * highest and last recurring revenue (NULL where money can't be added up), and why. The reason of the customers export counts unless its churned_on lies before the
 * last stay (an earlier loss); else the cancel reason of the subscription that ended last, else a competitor where one is named. `kind`: left-at-start,
 * joined-and-left or returned-and-left. `is_start_unknown`: already a customer in the first month of the data.
 */
export const loss = defineTable({
  name: 'loss',
  key: ['customer_id'],
  query: sql`
    WITH life AS (
      SELECT customer_id, arg_max(state, month_end) AS state, max(month_end) AS lost_month_end, max(recurring) AS peak,
        arg_max(recurring_before, month_end) AS last_recurring, min(month_end) FILTER (state = 'new') AS first_month_end,
        bool_or(recurring > 0 AND month_end = opens_on) AS was_at_start
      FROM ${customerMonth}, ${window} GROUP BY customer_id
    ),
    gone AS (
      SELECT life.*, as_of, opens_on, first_day FROM life, ${window} WHERE state = 'churned' AND lost_month_end > opens_on
    ),
    stayed AS (
      SELECT customer_id, min(started_on) AS started_on, max(started_on) AS last_started_on, max(ended_on) AS lost_on
      FROM ${stay} GROUP BY customer_id
    ),
    cancelled AS (
      SELECT customer_id, arg_min(cancel_reason, (ended_on, cancel_reason)) AS cancel_reason
      FROM ${subscription} JOIN stayed USING (customer_id)
      WHERE cancel_reason IS NOT NULL AND ended_on >= lost_on GROUP BY customer_id
    ),
    scored AS (
      SELECT customer_id, arg_max(score, (answered_on, wave)) AS last_score
      FROM ${promoterAnswer} WHERE NOT is_one_based GROUP BY customer_id
    ),
    stated AS (
      SELECT gone.*, started_on, lost_on, cancel_reason, last_score,
        CASE WHEN coalesce(churned_on >= last_started_on, true) THEN churn_reason END AS churn_reason,
        CASE WHEN coalesce(churned_on >= last_started_on, true) THEN lost_to END AS lost_to
      FROM gone JOIN stayed USING (customer_id) LEFT JOIN cancelled USING (customer_id) LEFT JOIN scored USING (customer_id)
      LEFT JOIN ${customerRecord} USING (customer_id)
    ),
    worded AS (
      SELECT *, regexp_replace(lower(trim(coalesce(churn_reason, cancel_reason))), '[[:space:]_-]+', ' ', 'g') AS word FROM stated
    )
    SELECT customer_id, name, started_on, lost_on, datesub('month', started_on, lost_on) AS tenure_months,
      CASE WHEN is_addable THEN peak END AS peak, CASE WHEN is_addable THEN last_recurring END AS last_recurring,
      coalesce(nullif(coalesce(reason, word), 'not-stated'), CASE WHEN lost_to IS NOT NULL THEN 'competitor' END) AS reason, lost_to, last_used_on, last_score,
      coalesce(first_month_end <= last_day(first_day), false) AS is_start_unknown,
      CASE WHEN was_at_start THEN 'left-at-start' WHEN first_month_end > opens_on THEN 'joined-and-left'
        ELSE 'returned-and-left' END AS kind
    FROM worded LEFT JOIN ${churnReasonWord} USING (word) LEFT JOIN ${customer} USING (customer_id), ${addableMoney}`,
  invariants: {
    'key-unique': (self) => sql`SELECT customer_id FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
    'starts-before-it-ends': (self) => sql`SELECT * FROM ${self} WHERE started_on >= lost_on OR last_recurring > peak`,
  },
})
