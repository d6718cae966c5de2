import { sql } from '../engine/sql.js'
import { promoterAnswer } from './promoter-answer.js'
import { satisfactionAnswer } from './satisfaction-answer.js'
import { defineTable } from './table.js'

/**
 * Customer × question: what it chose last in the window, good, middling or bad: promoter, passive, detractor of the net promoter
 * score; of satisfaction (by dimension, NULL for the overall question) the top boxes, the rest, and below half of the scale.
 */
export const surveyChoice = defineTable({
  name: 'survey_choice',
  key: ['customer_id', 'kind', 'dimension'],
  query: sql`
    SELECT customer_id, 'nps' AS kind, CAST(NULL AS VARCHAR) AS dimension,
      CASE stance WHEN 'promoter' THEN 'good' WHEN 'passive' THEN 'middling' ELSE 'bad' END AS choice
    FROM ${promoterAnswer}
    WHERE is_latest AND NOT is_one_based AND customer_id IS NOT NULL
    UNION ALL
    SELECT customer_id, 'csat', dimension,
      arg_max(CASE WHEN is_satisfied THEN 'good' WHEN level < 0.5 THEN 'bad' ELSE 'middling' END, (answered_on, -level))
    FROM ${satisfactionAnswer}
    WHERE customer_id IS NOT NULL
    GROUP BY customer_id, dimension`,
  invariants: {
    'key-unique': (self) =>
      sql`SELECT customer_id FROM ${self} GROUP BY customer_id, kind, dimension HAVING count(*) > 1`,
  },
})
