import { sql } from '../engine/sql.js'
import { closedCohort } from './closed-cohort.js'
import { payment } from './payment.js'
import { promoterAnswer } from './promoter-answer.js'
import { response } from './response.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * One row per customer at the window's start (those undetermined at the cut left out): what it had said in the twelve months
 * before, and what it did in the window after. Before: `stance`, the latest net-promoter answer; `has_answered` any survey.
 * After: recurring revenue at both ends, lost or not, money received, and `has_bought`: a purchase beyond its recurring
 * charges (any payment where the export names no kinds). Answer before, outcome after: nobody is a survivor by construction.
 */
export const cohortResponse = defineTable({
  name: 'cohort_response',
  key: ['customer_id'],
  query: sql`
    WITH span AS (
      SELECT last_day(CAST(opens_on - INTERVAL 12 MONTH AS DATE)) AS since, opens_on, as_of FROM ${window}
    ),
    stances AS (
      SELECT customer_id, arg_max(stance, (answered_on, -score)) AS stance
      FROM ${promoterAnswer} JOIN span ON answered_on > since AND answered_on <= span.opens_on
      WHERE customer_id IS NOT NULL AND NOT is_one_based
      GROUP BY customer_id
    ),
    answered AS (
      SELECT DISTINCT customer_id FROM ${response} JOIN span ON answered_on > since AND answered_on <= opens_on
      WHERE customer_id IS NOT NULL AND is_on_scale
    ),
    paid AS (
      SELECT customer_id, sum(net) AS received, bool_or(net > 0 AND (kind IS NULL OR NOT is_recurring)) AS has_bought
      FROM ${payment} JOIN span ON paid_on > opens_on AND paid_on <= as_of
      GROUP BY customer_id
    )
    SELECT
      cohort.customer_id,
      stance,
      answered.customer_id IS NOT NULL AS has_answered,
      opening,
      closing,
      closing = 0 AS is_lost,
      coalesce(received, 0) AS received,
      coalesce(has_bought, false) AS has_bought
    FROM ${closedCohort} AS cohort
    JOIN span ON month_end = as_of
    LEFT JOIN stances USING (customer_id)
    LEFT JOIN answered USING (customer_id)
    LEFT JOIN paid USING (customer_id)
    WHERE NOT is_undetermined`,
  invariants: {
    'key-unique': (self) => sql`SELECT customer_id FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
  },
})
