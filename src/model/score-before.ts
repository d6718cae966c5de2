import { type Sql, sql, type Table } from '../engine/sql.js'
import { response } from './response.js'

/**
 * What customers had last said before a day, by answers of the 365 days up to it: the mean satisfaction level (0 to 1) of the
 * last day with any, and the lowest recommendation (0 to 10) of the last day of that; NULL without. `subjects` names them by
 * customer_id and seen_on.
 */
export function scoreBefore(subjects: Table): Sql {
  return sql`
    WITH answered AS (
      SELECT seen_on, customer_id, kind, score, CAST(level AS DECIMAL(18, 9)) AS level,
        answered_on = max(answered_on) OVER (PARTITION BY seen_on, customer_id, kind) AS is_latest
      FROM ${subjects} JOIN ${response} USING (customer_id)
      WHERE is_on_scale AND kind IN ('csat', 'nps') AND answered_on > seen_on - 365 AND answered_on <= seen_on
    )
    SELECT
      seen_on,
      customer_id,
      CAST(sum(level) FILTER (kind = 'csat') AS DOUBLE) / nullif(count(*) FILTER (kind = 'csat'), 0) AS satisfaction,
      CAST(min(score) FILTER (kind = 'nps') AS DOUBLE) AS recommendation
    FROM answered WHERE is_latest GROUP BY seen_on, customer_id`
}
