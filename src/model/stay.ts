import { sql } from '../engine/sql.js'
import { recurringInterval } from './recurring-interval.js'
import { defineTable } from './table.js'

/**
 * One row per unbroken stay of a customer: [started_on, ended_on), open ends at 9999-12-31. A gap breaks a stay where a
 * month-end falls into it, and a stay without a month-end is none, as in `customer_month`. Grace is already in the intervals.
 */
export const stay = defineTable({
  name: 'stay',
  key: ['customer_id', 'started_on'],
  query: sql`
    WITH begun AS (
      SELECT customer_id, started_on, max(ended_on) AS ended_on FROM ${recurringInterval} GROUP BY customer_id, started_on
    ),
    reached AS (
      SELECT *, max(ended_on) OVER (
        PARTITION BY customer_id ORDER BY started_on ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached_on
      FROM begun
    ),
    numbered AS (
      SELECT *, sum(CASE WHEN last_day(reached_on) >= started_on THEN 0 ELSE 1 END) OVER (
        PARTITION BY customer_id ORDER BY started_on ROWS UNBOUNDED PRECEDING) AS place
      FROM reached
    )
    SELECT customer_id, min(started_on) AS started_on, max(ended_on) AS ended_on
    FROM numbered
    GROUP BY customer_id, place
    HAVING last_day(min(started_on)) < max(ended_on)`,
  invariants: {
    'stays-apart': (self) => sql`
      SELECT customer_id FROM (
        SELECT customer_id, started_on, lag(ended_on) OVER (PARTITION BY customer_id ORDER BY started_on) AS left_on FROM ${self})
      WHERE started_on <= left_on`,
  },
})
