import { sql } from '../engine/sql.js'
import { satisfactionAnswer } from './satisfaction-answer.js'
import { defineTable } from './table.js'

/**
 * Respondent × dimension: its mean level of satisfaction in the window (0 to 1), and `gap`, that less the mean of the other
 * dimensions that the same respondent rated: NULL where it rated no other.
 */
export const dimensionLevel = defineTable({
  name: 'dimension_level',
  key: ['respondent', 'dimension'],
  query: sql`
    WITH levels AS (
      SELECT respondent, any_value(customer_id) AS customer_id, dimension,
        CAST(sum(CAST(level AS DECIMAL(18, 9))) / count(*) AS DECIMAL(12, 9)) AS level
      FROM ${satisfactionAnswer}
      WHERE dimension IS NOT NULL
      GROUP BY respondent, dimension
    )
    SELECT *,
      CAST(level - (sum(level) OVER own - level) / nullif(count(*) OVER own - 1, 0) AS DECIMAL(12, 9)) AS gap
    FROM levels
    WINDOW own AS (PARTITION BY respondent)`,
  invariants: {
    'key-unique': (self) => sql`SELECT respondent FROM ${self} GROUP BY respondent, dimension HAVING count(*) > 1`,
    'between-0-and-1': (self) => sql`SELECT * FROM ${self} WHERE level NOT BETWEEN 0 AND 1`,
  },
})
