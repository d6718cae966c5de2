import { sql } from '../engine/sql.js'
import { actorPeriod } from './actor-period.js'
import { defineTable } from './table.js'
import { usePeriod } from './use-period.js'

/**
 * Cohort of first use × age, in weeks and in months, up to the last complete period: how many of the cohort are active in
 * exactly the age-th period after their first (`active`), and how many in that or any later one (`still`). `is_first` marks the
 * first period of the data, whose actors may be older than the log.
 */
export const useCohort = defineTable({
  name: 'use_cohort',
  key: ['grain', 'cohort_on', 'age'],
  query: sql`
    WITH reach AS (
      SELECT grain, max(place) AS reached FROM ${usePeriod} WHERE is_complete GROUP BY grain
    ),
    life AS (
      SELECT grain, place, first_place, coalesce(next_place > reached, true) AS is_last
      FROM ${actorPeriod} JOIN reach USING (grain) WHERE place <= reached
    ),
    counted AS (
      SELECT grain, first_place, place - first_place AS age, count(*) AS active, count(*) FILTER (is_last) AS leavers
      FROM life GROUP BY ALL
    ),
    grid AS (
      SELECT grain, first_place, sum(leavers) AS size, unnest(range(0, CAST(any_value(reached) - first_place + 1 AS BIGINT))) AS age
      FROM counted JOIN reach USING (grain) GROUP BY grain, first_place
    )
    SELECT
      grain, starts_on AS cohort_on, first_place = 1 AS is_first, CAST(age AS INTEGER) AS age, CAST(size AS BIGINT) AS size,
      coalesce(active, 0) AS active,
      CAST(sum(coalesce(leavers, 0)) OVER (PARTITION BY grain, first_place ORDER BY age DESC) AS BIGINT) AS still
    FROM grid
    LEFT JOIN counted USING (grain, first_place, age)
    JOIN ${usePeriod} AS period ON period.grain = grid.grain AND period.place = grid.first_place`,
  invariants: {
    'key-unique': (self) => sql`SELECT grain, cohort_on, age FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
    'starts-whole': (self) => sql`SELECT * FROM ${self} WHERE age = 0 AND (active <> size OR still <> size)`,
    ordered: (self) => sql`SELECT * FROM ${self} WHERE active > still OR still > size`,
  },
})
