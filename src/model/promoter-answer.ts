import { sql } from '../engine/sql.js'
import { response } from './response.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * Net-promoter answers up to the cut, one per respondent and wave: the latest (the lower score where a day has two).
 * Promoter 9–10, passive 7–8, detractor 0–6. `is_latest`: the respondent's latest answer inside the window, the one that
 * the headline counts. Declared 1–10 scales are kept apart: there a detractor's 0 could not be given.
 */
export const promoterAnswer = defineTable({
  name: 'promoter_answer',
  key: ['respondent', 'wave'],
  query: sql`
    WITH placed AS (
      SELECT *,
        row_number() OVER (PARTITION BY respondent, wave ORDER BY answered_on DESC, score) AS place_in_wave,
        answered_on > opens_on AS is_in_window
      FROM ${response}, ${window}
      WHERE kind = 'nps' AND is_on_scale AND answered_on <= as_of
    )
    SELECT
      respondent,
      customer_id,
      wave,
      answered_on,
      score,
      is_scale_declared,
      scale_min >= 1 AS is_one_based,
      CASE WHEN score >= 9 THEN 'promoter' WHEN score >= 7 THEN 'passive' ELSE 'detractor' END AS stance,
      is_in_window,
      is_in_window AND row_number() OVER (PARTITION BY respondent, is_in_window ORDER BY answered_on DESC, score) = 1 AS is_latest
    FROM placed
    WHERE place_in_wave = 1`,
  invariants: {
    'key-unique': (self) => sql`SELECT respondent, wave FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
  },
})
