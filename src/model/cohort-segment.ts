import { sql } from '../engine/sql.js'
import { closedCohort } from './closed-cohort.js'
import { customerMonth } from './customer-month.js'
import { segment } from './segment.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * The closed cohort of the window by segment (NULL, NULL is the whole base): counts and money for every retention and churn
 * rate. Customers undetermined at the cut are counted apart, in neither side of a rate.
 */
export const cohortSegment = defineTable({
  name: 'cohort_segment',
  key: ['attribute', 'value'],
  query: sql`
    WITH cohort AS (
      SELECT closed_cohort.* FROM ${closedCohort} JOIN ${window} ON month_end = as_of
    ),
    returned AS (
      SELECT DISTINCT customer_id FROM ${customerMonth}, ${window}
      WHERE state = 'reactivated' AND month_end > opens_on
    )
    SELECT
      attribute,
      value,
      count(*) FILTER (NOT is_undetermined) AS customers,
      count(*) FILTER (closing > 0) AS retained,
      count(*) FILTER (closing > 0 AND returned.customer_id IS NOT NULL) AS returned,
      count(*) FILTER (is_undetermined) AS undetermined,
      coalesce(sum(opening) FILTER (NOT is_undetermined), 0) AS opening,
      coalesce(sum(closing), 0) AS closing,
      coalesce(sum(least(opening, closing)), 0) AS kept,
      coalesce(sum(closing) FILTER (returned.customer_id IS NOT NULL), 0) AS returned_money,
      coalesce(sum(opening) FILTER (is_undetermined), 0) AS undetermined_money
    FROM cohort
    JOIN ${segment} USING (customer_id)
    LEFT JOIN returned USING (customer_id)
    GROUP BY attribute, value`,
  invariants: {
    'segments-add-up': (self) => sql`
      SELECT attribute FROM ${self} GROUP BY attribute
      HAVING sum(opening) <> (SELECT sum(opening) FROM ${self} WHERE attribute IS NULL)
        OR sum(customers) <> (SELECT sum(customers) FROM ${self} WHERE attribute IS NULL)`,
  },
})
