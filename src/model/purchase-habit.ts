import { quotedIdentifier, sql } from '../engine/sql.js'
import { midRankClass } from './mid-rank.js'
import { purchase } from './purchase.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * One row per customer that ever bought up to the cut: recency (last day with money received), frequency (such days in the
 * window) and money of the window, refunds netted; the quintile of each (1 lowest, 5 best, ties mid-rank) and the segment that
 * they make: recent, frequent and large mean the two upper quintiles.
 */
export const purchaseHabit = defineTable({
  name: 'purchase_habit',
  key: ['customer_id'],
  query: sql`
    WITH bought AS (
      SELECT
        customer_id,
        max(paid_on) FILTER (net > 0) AS last_bought_on,
        count(*) FILTER (net > 0 AND paid_on > opens_on) AS purchases,
        coalesce(sum(net) FILTER (paid_on > opens_on), 0) AS revenue
      FROM ${purchase} JOIN ${window} ON paid_on <= as_of
      GROUP BY customer_id
      HAVING count(*) FILTER (net > 0) > 0
    ),
    ranked AS (
      SELECT *,
        ${midRankClass(quotedIdentifier('last_bought_on'), 5)} AS recency,
        ${midRankClass(quotedIdentifier('purchases'), 5)} AS frequency,
        ${midRankClass(quotedIdentifier('revenue'), 5)} AS money
      FROM bought
    )
    SELECT
      *,
      CASE WHEN money >= 4 THEN 'key' ELSE 'general' END || CASE
        WHEN recency >= 4 AND frequency >= 4 THEN '-valued'
        WHEN recency >= 4 THEN '-to-develop'
        WHEN frequency >= 4 THEN '-to-keep'
        ELSE '-to-win-back' END AS segment
    FROM ranked`,
  invariants: {
    'key-unique': (self) => sql`SELECT customer_id FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
    quintiles: (self) => sql`
      SELECT * FROM ${self} WHERE recency NOT BETWEEN 1 AND 5 OR frequency NOT BETWEEN 1 AND 5 OR money NOT BETWEEN 1 AND 5`,
  },
})
