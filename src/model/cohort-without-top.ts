import { sql } from '../engine/sql.js'
import { closedCohort } from './closed-cohort.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/** The window's closed cohort without its 1, 3 and 10 largest customers at the start (ties by id): what the rest looks like. */
export const cohortWithoutTop = defineTable({
  name: 'cohort_without_top',
  key: ['top'],
  query: sql`
    WITH ranked AS (
      SELECT closed_cohort.*, row_number() OVER (ORDER BY opening DESC, customer_id) AS place
      FROM ${closedCohort} JOIN ${window} ON month_end = as_of
      WHERE NOT is_undetermined
    ),
    tops AS (
      SELECT * FROM (VALUES (1), (3), (10)) AS tops(top)
    )
    SELECT
      top,
      count(*) AS customers,
      count(*) FILTER (closing > 0) AS retained,
      sum(opening) AS opening,
      sum(closing) AS closing,
      sum(least(opening, closing)) AS kept
    FROM tops JOIN ranked ON place > top
    GROUP BY top`,
})
