import { sql } from '../engine/sql.js'
import { closedCohort } from './closed-cohort.js'
import { defineTable } from './table.js'

/** The closed twelve-month cohorts that end on each of the last 36 month-ends: customers and money, then and now. */
export const cohortMonth = defineTable({
  name: 'cohort_month',
  key: ['month_end'],
  query: sql`
    SELECT
      month_end,
      count(*) FILTER (NOT is_undetermined) AS customers,
      count(*) FILTER (closing > 0) AS retained,
      coalesce(sum(opening) FILTER (NOT is_undetermined), 0) AS opening,
      sum(closing) AS closing,
      sum(least(opening, closing)) AS kept
    FROM ${closedCohort}
    GROUP BY month_end`,
})
