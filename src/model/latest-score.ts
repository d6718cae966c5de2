import { sql } from '../engine/sql.js'
import { response } from './response.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * One row per customer that ever answered up to the cut: the mean level of its satisfaction answers on the last day that it gave
 * any, its lowest recommendation on the last day of that, and whether it is unhappy by either: below half of the scale, or a
 * detractor (0–6).
 */
export const latestScore = defineTable({
  name: 'latest_score',
  key: ['customer_id'],
  query: sql`
    WITH answered AS (
      SELECT customer_id, kind, score, CAST(level AS DECIMAL(18, 9)) AS level,
        answered_on = max(answered_on) OVER (PARTITION BY customer_id, kind) AS is_latest
      FROM ${response} JOIN ${window} ON answered_on <= as_of
      WHERE customer_id IS NOT NULL AND is_on_scale AND kind IN ('csat', 'nps')
    ),
    latest AS (
      SELECT
        customer_id,
        sum(level) FILTER (kind = 'csat') / nullif(count(*) FILTER (kind = 'csat'), 0) AS satisfaction,
        min(score) FILTER (kind = 'nps') AS recommendation
      FROM answered
      WHERE is_latest
      GROUP BY customer_id
    )
    SELECT *, coalesce(satisfaction < 0.5, false) OR coalesce(recommendation <= 6, false) AS is_unhappy
    FROM latest`,
})
