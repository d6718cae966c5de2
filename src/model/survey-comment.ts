import { sql } from '../engine/sql.js'
import { demandWord } from './demand-word.js'
import { response } from './response.js'
import { surveyRecord } from './survey-record.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * One row per comment of the window (the same words of one respondent on one day once). Praise is no demand: every score of the
 * row is in the top boxes and no word asks for anything (`is_demand` false). `priority` is urgency × importance ÷ difficulty,
 * 1–5 each, NULL where one is missing or outside. `text` is the comment as the lexicon reads it.
 */
export const surveyComment = defineTable({
  name: 'survey_comment',
  key: ['row_id'],
  query: sql`
    WITH commented AS (
      SELECT row_id, respondent, customer_id, answered_on, dimension, trim(comment) AS comment,
        CASE WHEN urgency BETWEEN 1 AND 5 AND importance BETWEEN 1 AND 5 AND difficulty BETWEEN 1 AND 5
          THEN CAST(urgency * importance / difficulty AS DECIMAL(18, 9)) END AS priority
      FROM ${surveyRecord} JOIN ${window} ON answered_on > opens_on AND answered_on <= as_of
      WHERE trim(comment) <> ''
    ),
    once AS (
      SELECT * FROM commented
      QUALIFY row_number() OVER (PARTITION BY respondent, answered_on, comment ORDER BY priority IS NULL, row_id) = 1
    ),
    praised AS (
      SELECT row_id FROM ${response} WHERE is_on_scale AND is_top IS NOT NULL GROUP BY row_id HAVING bool_and(is_top)
    ),
    read AS (
      SELECT once.*, ' ' || regexp_replace(lower(comment), '[^a-z0-9一-鿿]+', ' ', 'g') || ' ' AS text,
        praised.row_id IS NOT NULL AS is_top
      FROM once LEFT JOIN praised USING (row_id)
    )
    SELECT * EXCLUDE (is_top),
      NOT is_top OR EXISTS (SELECT 1 FROM ${demandWord} WHERE topic = 'wish' AND contains(text, word)) AS is_demand
    FROM read`,
  invariants: {
    'key-unique': (self) => sql`SELECT row_id FROM ${self} GROUP BY row_id HAVING count(*) > 1`,
  },
})
