import { sql } from '../engine/sql.js'
import { response } from './response.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * Satisfaction answers of the window. `is_satisfied`: the top two boxes on scales of 5 to 11 points, the top one on 2 to 4
 * points, 80 and above on 0–100. `level` is (score − min) ÷ (max − min), 0 to 1, so that scales can be averaged.
 */
export const satisfactionAnswer = defineTable({
  name: 'satisfaction_answer',
  key: [],
  query: sql`
    SELECT
      customer_id,
      respondent,
      dimension,
      answered_on,
      score,
      is_scale_declared,
      (score - scale_min) / (scale_max - scale_min) AS level,
      CASE
        WHEN scale_max - scale_min > 10 THEN level >= 0.8
        WHEN scale_max - scale_min >= 4 THEN score >= scale_max - 1
        ELSE score >= scale_max
      END AS is_satisfied
    FROM ${response}, ${window}
    WHERE kind = 'csat' AND is_on_scale AND answered_on > opens_on AND answered_on <= as_of`,
})
