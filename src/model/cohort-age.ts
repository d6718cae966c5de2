import { sql } from '../engine/sql.js'
import { customerCohort } from './customer-cohort.js'
import { customerMonth } from './customer-month.js'
import { monthEnd } from './month-end.js'
import { converted, rate } from './rate.js'
import { recurringInterval } from './recurring-interval.js'
import { defineTable } from './table.js'

/**
 * Monthly cohort × age, as far as the data reach: age k is the k-th month-end after the first. How many of its `size` customers
 * are there and what they pay a month (`closing`; `kept` is at most what each paid first), at the rates of its first month-end. Who may still renew within grace at
 * the cut is `undetermined`, with what it paid first: in neither side of a rate.
 */
export const cohortAge = defineTable({
  name: 'cohort_age',
  key: ['cohort', 'is_before_data', 'age'],
  query: sql`
    WITH sized AS (
      SELECT cohort, is_before_data, count(*) AS size, sum(opening) AS opening FROM ${customerCohort} GROUP BY ALL
    ),
    exchanged AS (
      SELECT customer_id, now.month_end, sum(${converted(sql`monthly`, sql`now.rate`)} - ${converted(sql`monthly`, sql`base.rate`)}) AS exchange
      FROM ${recurringInterval} AS running
      JOIN ${rate} AS now ON now.currency = running.currency AND now.month_end >= started_on AND now.month_end < ended_on
      JOIN ${customerCohort} USING (customer_id)
      JOIN ${rate} AS base ON base.currency = running.currency AND base.month_end = cohort
      GROUP BY customer_id, now.month_end
    ),
    paying AS (
      SELECT customer_id, month_end, state, recurring - coalesce(exchanged.exchange, 0) AS recurring
      FROM ${customerMonth} LEFT JOIN exchanged USING (customer_id, month_end)
    ),
    seen AS (
      SELECT
        cohort,
        is_before_data,
        month_end,
        count(*) FILTER (recurring > 0) AS retained,
        sum(recurring) AS closing,
        sum(least(recurring, opening)) AS kept,
        count(*) FILTER (state = 'undetermined') AS undetermined,
        coalesce(sum(opening) FILTER (state = 'undetermined'), 0) AS undetermined_opening
      FROM ${customerCohort} JOIN paying USING (customer_id)
      GROUP BY cohort, is_before_data, month_end
    )
    SELECT
      sized.cohort,
      sized.is_before_data,
      CAST(datediff('month', sized.cohort, month_end) AS INTEGER) AS age,
      month_end,
      size,
      opening,
      coalesce(retained, 0) AS retained,
      coalesce(closing, 0) AS closing,
      coalesce(kept, 0) AS kept,
      coalesce(undetermined, 0) AS undetermined,
      coalesce(undetermined_opening, 0) AS undetermined_opening
    FROM sized
    JOIN ${monthEnd} ON month_end >= sized.cohort
    LEFT JOIN seen USING (cohort, is_before_data, month_end)`,
  invariants: {
    'key-unique': (self) => sql`SELECT cohort, is_before_data, age FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
    'starts-whole': (self) => sql`SELECT * FROM ${self} WHERE age = 0 AND (retained <> size OR closing <> opening)`,
    'never-more-than-its-size': (self) =>
      sql`SELECT * FROM ${self} WHERE retained + undetermined > size OR kept > opening`,
  },
})
