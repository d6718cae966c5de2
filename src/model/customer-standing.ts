import { quotedIdentifier, sql } from '../engine/sql.js'
import { customer } from './customer.js'
import { customerMonth } from './customer-month.js'
import { latestScore } from './latest-score.js'
import { midRankClass, midRankShare } from './mid-rank.js'
import { purchase } from './purchase.js'
import { purchaseHistory } from './purchase-history.js'
import { stayLife } from './stay-life.js'
import { defineTable } from './table.js'
import { tenure } from './tenure.js'
import { window } from './window.js'

/**
 * One row per customer at the cut: its recurring revenue now and over the month-ends of the window, the months that a model of
 * renewals knows it for, its days as a customer and its latest satisfaction (0 to 1, NULL where it never answered). Where nothing
 * recurs, everybody who bought in the window: `revenue` is the money received in it, the days run from the first purchase, and
 * repeat purchases, the day of the last and their mean money are what a model of purchases knows it for. The ranks are shares of the base below it, equals by half: of the revenue; and of loyalty, the mean of the ranks of tenure and
 * satisfaction (tenure alone where it never answered), which also falls into thirds (`loyalty_place`, 3 the most loyal).
 */
export const customerStanding = defineTable({
  name: 'customer_standing',
  key: ['customer_id'],
  query: sql`
    WITH earned AS (
      SELECT customer_id, sum(recurring) AS revenue FROM ${customerMonth}, ${window}
      WHERE month_end > opens_on AND month_end <= as_of GROUP BY customer_id
    ),
    bought AS (
      SELECT customer_id, sum(net) AS revenue FROM ${purchase}, ${window}
      WHERE paid_on > opens_on AND paid_on <= as_of GROUP BY customer_id HAVING max(net) > 0
    ),
    known AS (
      SELECT customer_id, stay_life.recurring, revenue, tenure.days, renewals, NULL AS frequency, NULL AS recency_days, NULL AS average
      FROM ${stayLife} JOIN earned USING (customer_id) JOIN ${tenure} USING (customer_id)
      WHERE months_back = 0 AND stay_life.is_present
      UNION ALL
      SELECT customer_id, NULL, revenue, age_days, NULL, frequency, recency_days, average
      FROM ${purchaseHistory} JOIN bought USING (customer_id) WHERE months_back = 0
    ),
    present AS (SELECT known.*, satisfaction FROM known LEFT JOIN ${latestScore} USING (customer_id)),
    ranked AS (
      SELECT *, ${midRankShare(quotedIdentifier('revenue'))} AS revenue_rank,
        ${midRankShare(quotedIdentifier('days'))} AS tenure_rank,
        ${midRankShare(quotedIdentifier('satisfaction'))} AS satisfaction_rank
      FROM present
    ),
    tied AS (
      SELECT *, (tenure_rank + coalesce(satisfaction_rank, tenure_rank)) / 2 AS loyalty FROM ranked
    )
    SELECT customer_id, name, recurring, tied.revenue, renewals, frequency, recency_days, average, days, satisfaction, revenue_rank,
      ${midRankShare(quotedIdentifier('loyalty'))} AS loyalty_rank, ${midRankClass(quotedIdentifier('loyalty'), 3)} AS loyalty_place
    FROM tied LEFT JOIN ${customer} USING (customer_id)`,
  invariants: {
    'key-unique': (self) => sql`SELECT customer_id FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
    'ranks-are-shares': (self) => sql`
      SELECT * FROM ${self} WHERE revenue_rank NOT BETWEEN 0 AND 1 OR loyalty_rank NOT BETWEEN 0 AND 1`,
  },
})
