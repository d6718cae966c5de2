import { sql } from '../engine/sql.js'
import { lifetime } from './lifetime.js'
import { segment } from './segment.js'
import { defineTable } from './table.js'

/**
 * Segment (NULL, NULL is the whole base) × age in 31sts of a month at which something happens: how many customers of known age
 * came to be watched, how many were watched no longer, and how many of these were lost. All that a survival curve needs, in as
 * many rows as there are ages.
 */
export const lifeChange = defineTable({
  name: 'life_change',
  key: ['attribute', 'value', 'age'],
  query: sql`
    WITH lives AS (
      SELECT attribute, value, entry_age, exit_age, is_lost, count(*) AS customers
      FROM ${lifetime} JOIN ${segment} USING (customer_id)
      GROUP BY attribute, value, entry_age, exit_age, is_lost
    ),
    moments AS (
      SELECT attribute, value, entry_age AS age, customers AS entered, 0 AS "left", 0 AS lost FROM lives
      UNION ALL
      SELECT attribute, value, exit_age, 0, customers, CASE WHEN is_lost THEN customers ELSE 0 END FROM lives
    )
    SELECT attribute, value, age, CAST(sum(entered) AS INTEGER) AS entered, CAST(sum("left") AS INTEGER) AS "left",
      CAST(sum(lost) AS INTEGER) AS lost
    FROM moments GROUP BY attribute, value, age`,
  invariants: {
    'who-enters-leaves': (self) => sql`
      SELECT attribute, value FROM ${self} GROUP BY attribute, value HAVING sum(entered) <> sum("left")`,
    'segments-add-up': (self) => sql`
      SELECT attribute FROM ${self} GROUP BY attribute
      HAVING sum(lost) <> (SELECT sum(lost) FROM ${self} WHERE attribute IS NULL)`,
  },
})
