import { sql } from '../engine/sql.js'
import { surveyRecord } from './survey-record.js'
import { defineTable } from './table.js'

/**
 * One row per answer that carries a score, with its scale: the declared one, else 0–10 for the net promoter score, else the
 * smallest usual scale (1–5, 1–7, 1–10, 0–100) that holds every score of that kind without one; a zero moves its lower end to 0.
 * `is_on_scale` is false for a score outside its scale, and for a net promoter score on a declared scale that is neither 0–10
 * nor 1–10: counted by a check, used by nothing. A wave is the named one, else the quarter of the answer. A row of the export
 * with several scores gives several answers of one `row_id` and one respondent. `level` is (score − min) ÷ (max − min), 0 to 1,
 * so that scales can be averaged. `is_top`: a promoter's 9 or 10; for satisfaction the top two boxes on scales of 5 to 11
 * points, the top one on 2 to 4 points, 80 and above on 0–100; NULL for effort, whose good end no export states.
 */
export const response = defineTable({
  name: 'response',
  key: [],
  query: sql`
    WITH answers AS (
      SELECT row_id, respondent, customer_id, answered_on, dimension, wave, comment, scale_min, scale_max,
        unnest([
          {'kind': coalesce(kind, 'csat'), 'score': score},
          {'kind': 'nps', 'score': nps},
          {'kind': 'csat', 'score': csat},
          {'kind': 'ces', 'score': ces}
        ], max_depth := 2)
      FROM ${surveyRecord}
    ),
    scored AS (
      SELECT *, max(score) OVER of_kind AS highest, min(score) OVER of_kind AS lowest
      FROM answers WHERE score IS NOT NULL
      WINDOW of_kind AS (PARTITION BY kind, scale_min IS NULL AND scale_max IS NULL)
    ),
    scaled AS (
      SELECT * EXCLUDE (scale_min, scale_max),
        scale_min IS NOT NULL AND scale_max IS NOT NULL AS is_scale_declared,
        coalesce(scale_min, CASE WHEN kind = 'nps' OR lowest < 1 OR highest > 10 THEN 0 ELSE 1 END) AS scale_min,
        coalesce(scale_max, CASE WHEN kind = 'nps' THEN 10 WHEN highest <= 5 THEN 5 WHEN highest <= 7 THEN 7
          WHEN highest <= 10 THEN 10 ELSE 100 END) AS scale_max
      FROM scored
    )
    SELECT
      row_id,
      customer_id,
      respondent,
      kind, score, scale_min, scale_max, is_scale_declared,
      score BETWEEN scale_min AND scale_max AND scale_min < scale_max
        AND (kind <> 'nps' OR (score = floor(score) AND scale_min IN (0, 1) AND scale_max = 10)) AS is_on_scale,
      (score - scale_min) / nullif(scale_max - scale_min, 0) AS level,
      CASE
        WHEN kind = 'nps' THEN score >= 9
        WHEN kind <> 'csat' THEN NULL
        WHEN scale_max - scale_min > 10 THEN level >= 0.8
        WHEN scale_max - scale_min >= 4 THEN score >= scale_max - 1
        ELSE score >= scale_max
      END AS is_top,
      answered_on,
      dimension,
      coalesce(wave, year(answered_on) || '-Q' || quarter(answered_on)) AS wave,
      comment
    FROM scaled`,
})
