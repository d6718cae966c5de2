import { sql } from '../engine/sql.js'
import { promoterAnswer } from './promoter-answer.js'
import { response } from './response.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * Every satisfaction answer and every net-promoter answer (one per respondent and wave) of the 36 months to the cut: `years`
 * before the cut (negative), `level` of 0 to 1 (for the net promoter score 1, 0, −1), and its `question`: what was asked, on which scale.
 */
export const scoreHistory = defineTable({
  name: 'score_history',
  key: [],
  query: sql`
    WITH scores AS (
      SELECT kind, respondent, customer_id, answered_on, wave, dimension, CAST(level AS DECIMAL(18, 9)) AS level, is_top,
        scale_min || '–' || scale_max AS scale
      FROM ${response} WHERE kind = 'csat' AND is_on_scale
      UNION ALL
      SELECT 'nps', respondent, customer_id, answered_on, wave, NULL,
        CASE stance WHEN 'promoter' THEN 1 WHEN 'passive' THEN 0 ELSE -1 END, stance = 'promoter', '0–10'
      FROM ${promoterAnswer} WHERE NOT is_one_based
    )
    SELECT kind, respondent, customer_id, answered_on, wave, dimension, scale, scale || ' ' || coalesce(dimension, '') AS question,
      CAST((answered_on - as_of) / 365.25 AS DECIMAL(9, 6)) AS years, level, is_top
    FROM scores, ${window}
    WHERE answered_on <= as_of AND answered_on > as_of - INTERVAL 36 MONTH`,
  invariants: {
    'between-minus-1-and-1': (self) => sql`SELECT * FROM ${self} WHERE level NOT BETWEEN -1 AND 1 OR years > 0`,
  },
})
