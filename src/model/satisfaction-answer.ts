import { sql } from '../engine/sql.js'
import { response } from './response.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/** Satisfaction answers of the window: `level` of 0 to 1, and `is_satisfied`, the top boxes of their scale. */
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
      level,
      is_top AS is_satisfied
    FROM ${response}, ${window}
    WHERE kind = 'csat' AND is_on_scale AND answered_on > opens_on AND answered_on <= as_of`,
})
