import { sql } from '../engine/sql.js'
import { churnReasonWord } from './churn-reason-word.js'
import { customerRecord } from './customer-record.js'
import { stay } from './stay.js'
import { subscription } from './subscription.js'
import { defineTable } from './table.js'

/**
 * One row per customer: why its last stay ended, as the company recorded it, folded by `churn_reason_word`; NULL where nothing
 * is stated. The customers export counts, unless its churned_on lies before the last stay (that was an earlier loss); else the
 * cancel reason of the subscription that ended last; else `competitor` where one is named (`lost_to`).
 */
export const departureReason = defineTable({
  name: 'departure_reason',
  key: ['customer_id'],
  query: sql`
    WITH stayed AS (
      SELECT customer_id, max(started_on) AS started_on, max(ended_on) AS ended_on FROM ${stay} GROUP BY customer_id
    ),
    recorded AS (
      SELECT customer_id, churn_reason, lost_to
      FROM stayed JOIN ${customerRecord} USING (customer_id)
      WHERE coalesce(churned_on >= started_on, true)
    ),
    cancelled AS (
      SELECT customer_id, arg_min(cancel_reason, (subscription.ended_on, cancel_reason)) AS cancel_reason
      FROM stayed JOIN ${subscription} USING (customer_id)
      WHERE cancel_reason IS NOT NULL AND subscription.ended_on >= stayed.ended_on
      GROUP BY customer_id
    ),
    worded AS (
      SELECT
        customer_id,
        lost_to,
        regexp_replace(lower(trim(coalesce(churn_reason, cancel_reason))), '[[:space:]_-]+', ' ', 'g') AS word
      FROM stayed LEFT JOIN recorded USING (customer_id) LEFT JOIN cancelled USING (customer_id)
    )
    SELECT
      customer_id,
      coalesce(
        nullif(coalesce(reason, word), 'not-stated'),
        CASE WHEN lost_to IS NOT NULL THEN 'competitor' END
      ) AS reason,
      lost_to
    FROM worded LEFT JOIN ${churnReasonWord} USING (word)`,
  invariants: {
    'key-unique': (self) => sql`SELECT customer_id FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
  },
})
