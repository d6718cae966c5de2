import { sql } from '../engine/sql.js'
import { baseCustomer } from './base-customer.js'
import { customerMonth } from './customer-month.js'
import { demandWord } from './demand-word.js'
import { surveyComment } from './survey-comment.js'
import { defineTable } from './table.js'

/**
 * Demand × topic that it names (one comment may name several; without any its dimension speaks for it, else `other`), with the
 * customer's recurring revenue at the month-end before it, and whether that customer was lost by the cut (NULL where it paid
 * nothing then, or may still renew).
 */
export const demand = defineTable({
  name: 'demand',
  key: ['row_id', 'topic'],
  query: sql`
    WITH asked AS (
      SELECT *, '= ' || trim(regexp_replace(lower(coalesce(dimension, '')), '[^a-z0-9一-鿿]+', ' ', 'g')) || ' =' AS heading
      FROM ${surveyComment} WHERE is_demand
    ),
    topics AS (
      SELECT * FROM ${demandWord} WHERE topic <> 'wish'
    ),
    named AS (
      SELECT DISTINCT row_id, topic FROM asked JOIN topics ON contains(text, word)
    ),
    headed AS (
      SELECT DISTINCT row_id, topic FROM asked ANTI JOIN named USING (row_id) JOIN topics ON contains(heading, word)
    ),
    placed AS (
      SELECT * FROM named UNION ALL SELECT * FROM headed
    )
    SELECT
      row_id,
      coalesce(topic, 'other') AS topic,
      asked.customer_id,
      answered_on,
      dimension,
      comment,
      priority,
      nullif(recurring, 0) AS recurring,
      CASE WHEN recurring > 0 AND NOT is_undetermined THEN NOT at_end END AS is_lost
    FROM asked
    LEFT JOIN placed USING (row_id)
    LEFT JOIN ${customerMonth} AS paid ON paid.customer_id = asked.customer_id
      AND month_end = CAST(date_trunc('month', answered_on + 1) AS DATE) - 1
    LEFT JOIN ${baseCustomer} AS base ON base.customer_id = asked.customer_id`,
  invariants: {
    'key-unique': (self) => sql`SELECT row_id FROM ${self} GROUP BY row_id, topic HAVING count(*) > 1`,
  },
})
