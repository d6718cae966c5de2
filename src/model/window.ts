import { sql } from '../engine/sql.js'
import { observedDay } from './observed-day.js'
import { policies } from './policies.js'
import { defineTable } from './table.js'

/**
 * One row: `as_of`, the last day that counts; `opens_on`, the month-end twelve months before; `first_day` of the data;
 * `history_months`, 0 without data. Unless the policy names it, as_of is the last month-end that observed facts reach within 3 days.
 * Facts after a gap of more than 62 days that is also more than twice any gap before, and fewer than those before it, are
 * outliers (a payment dated 2062) and do not move it. (The doubled gap keeps a base that pays by the quarter whole.)
 */
export const window = defineTable({
  name: 'data_window',
  key: [],
  query: sql`
    WITH gaps AS (
      SELECT
        day,
        facts,
        day - lag(day) OVER (ORDER BY day) AS gap,
        sum(facts) OVER (ORDER BY day) - facts AS facts_before,
        sum(facts) OVER () AS facts_total
      FROM ${observedDay}
    ),
    judged AS (
      SELECT
        day,
        gap > greatest(62, 2 * coalesce(max(gap) OVER (
          ORDER BY day ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0))
          AND facts_before > facts_total - facts_before AS is_break
      FROM gaps
    ),
    reach AS (
      SELECT min(day) AS first_day, max(day) AS last_day
      FROM judged
      WHERE day < coalesce((SELECT min(day) FROM judged WHERE is_break), DATE '9999-12-31')
    ),
    cut AS (
      SELECT
        first_day,
        last_day AS last_observed_on,
        coalesce(
          (SELECT as_of FROM ${policies}),
          CASE WHEN last_day + 3 >= last_day(last_day) THEN last_day(last_day)
               ELSE CAST(date_trunc('month', last_day) AS DATE) - 1 END
        ) AS as_of
      FROM reach
    )
    SELECT
      first_day,
      last_observed_on,
      as_of,
      last_day(CAST(as_of - INTERVAL 12 MONTH AS DATE)) AS opens_on,
      CAST(coalesce(datediff('month', first_day, as_of) + 1, 0) AS INTEGER) AS history_months
    FROM cut`,
  invariants: {
    'one-row': (self) => sql`SELECT count(*) AS rows FROM ${self} HAVING count(*) <> 1`,
  },
})
