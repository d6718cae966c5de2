import { sql } from '../engine/sql.js'
import { response } from './response.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * Customer × dimension (and once over all answers, `is_overall`): mean level of its satisfaction answers in the twelve months
 * before the window, and the band of it: satisfied from 0.75 (a 4 of 5), dissatisfied below 0.5 (less than a 3 of 5).
 */
export const satisfactionBefore = defineTable({
  name: 'satisfaction_before',
  key: ['customer_id', 'is_overall', 'dimension'],
  query: sql`
    WITH answered AS (
      SELECT customer_id, dimension, CAST(level AS DECIMAL(18, 9)) AS level
      FROM ${response}, ${window}
      WHERE kind = 'csat' AND is_on_scale AND customer_id IS NOT NULL
        AND answered_on <= opens_on AND answered_on > last_day(CAST(opens_on - INTERVAL 12 MONTH AS DATE))
    ),
    averaged AS (
      SELECT customer_id, true AS is_overall, NULL AS dimension, sum(level) / count(*) AS level FROM answered GROUP BY customer_id
      UNION ALL
      SELECT customer_id, false, dimension, sum(level) / count(*) FROM answered
      WHERE dimension IS NOT NULL GROUP BY customer_id, dimension
    )
    SELECT *, CASE WHEN level >= 0.75 THEN 'satisfied' WHEN level < 0.5 THEN 'dissatisfied' ELSE 'neutral' END AS band
    FROM averaged`,
  invariants: {
    'key-unique': (self) => sql`
      SELECT customer_id FROM ${self} GROUP BY customer_id, is_overall, dimension HAVING count(*) > 1`,
  },
})
