import { sql } from '../engine/sql.js'
import { defineTable } from './table.js'
import { term } from './term.js'

/**
 * Every term of 3 months or more with what renewed it: the next term of its line; after the last, one of the same plan, else of another plan that
 * continues no term of its own, that starts from 90 days before the end (signed early; a short one of
 * another plan at the end) to 30 days after it, and ends later.
 * `is_changed`: replaced more than 90 days before it would have ended, so it may have changed rather than come up for renewal.
 * `renewed_monthly` is its money a month, shared out by old money where it replaces several terms; 0 where nothing followed.
 */
export const termRenewal = defineTable({
  name: 'term_renewal',
  key: ['line', 'place'],
  query: sql`
    WITH starts AS (
      SELECT fresh.*, EXISTS (
        SELECT 1 FROM ${term} AS own
        WHERE own.customer_id = fresh.customer_id AND own.plan = fresh.plan AND own.started_on < fresh.started_on
          AND own.ended_on >= fresh.started_on - 30) AS is_continuation
      FROM ${term} AS fresh WHERE place = 0
    ),
    ends AS (
      SELECT * FROM ${term} WHERE NOT is_short QUALIFY place = max(place) OVER (PARTITION BY line)
    ),
    candidates AS (
      SELECT ends.line, ends.place, ends.monthly, starts.line AS next_line, starts.monthly AS next_monthly, starts.started_on AS next_on,
        rank() OVER (PARTITION BY ends.line ORDER BY starts.plan <> ends.plan, starts.started_on) AS choice
      FROM ends
      JOIN starts ON starts.customer_id = ends.customer_id AND starts.line <> ends.line
        AND starts.started_on > ends.started_on AND starts.ended_on > ends.ended_on
        AND starts.started_on BETWEEN ends.ended_on - 90 AND ends.ended_on + 30
        AND (starts.plan = ends.plan OR NOT starts.is_continuation AND (NOT starts.is_short OR starts.started_on >= ends.ended_on))
    ),
    shared AS (
      SELECT line, place, next_on,
        CAST(next_monthly * (CAST(monthly AS DOUBLE) / sum(monthly) OVER (PARTITION BY next_line)) AS DECIMAL(18, 6)) AS renewed_monthly
      FROM candidates WHERE choice = 1
    ),
    followed AS (
      SELECT line, place, min(next_on) AS renewed_on, sum(renewed_monthly) AS renewed_monthly FROM shared GROUP BY line, place
      UNION ALL
      SELECT line, place - 1, started_on, monthly FROM ${term} WHERE place > 0
    )
    SELECT term.* EXCLUDE (is_short), renewed_on IS NOT NULL AS is_renewed, renewed_on,
      renewed_on IS NOT NULL AND ended_on < planned_on - 90 AS is_changed,
      CAST(coalesce(renewed_monthly, 0) AS DECIMAL(18, 6)) AS renewed_monthly
    FROM ${term} AS term LEFT JOIN followed USING (line, place)
    WHERE NOT is_short`,
  invariants: {
    'key-unique': (self) => sql`SELECT line, place FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
  },
})
