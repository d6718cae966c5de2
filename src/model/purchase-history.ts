import { sql } from '../engine/sql.js'
import { forecastCut } from './forecast-cut.js'
import { purchase } from './purchase.js'
import { recurringBasis } from './recurring-basis.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * Forecast day × customer that had bought by then, where nothing recurs. Repeat purchases (days with money received after the first),
 * days from the first to the last, days from the first to the forecast day; mean money of the repeats; money of all purchases
 * and what refunds left of it; purchases and money in the held-back twelve months. The same in calendar months: those with a purchase
 * after the first, months from the first to the last of them and to the month of the forecast day, months bought in later.
 */
export const purchaseHistory = defineTable({
  name: 'purchase_history',
  key: ['months_back', 'customer_id'],
  query: sql`
    WITH history AS (
      SELECT months_back, cut_on, until_on, customer_id,
        count(*) FILTER (net > 0 AND paid_on <= cut_on) - 1 AS frequency,
        min(paid_on) FILTER (net > 0) AS first_on,
        max(paid_on) FILTER (net > 0 AND paid_on <= cut_on) AS last_on,
        sum(net) FILTER (net > 0 AND paid_on <= cut_on) AS bought,
        sum(net) FILTER (paid_on <= cut_on) AS received,
        arg_min(net, paid_on) FILTER (net > 0) AS first_money,
        count(DISTINCT last_day(paid_on)) FILTER (net > 0 AND paid_on <= cut_on) - 1 AS month_frequency,
        count(*) FILTER (net > 0 AND paid_on > cut_on) AS next_purchases,
        count(DISTINCT last_day(paid_on)) FILTER (net > 0 AND paid_on > cut_on) AS next_months,
        coalesce(sum(net) FILTER (paid_on > cut_on), 0) AS next_revenue
      FROM ${purchase} JOIN ${forecastCut} ON paid_on <= until_on, ${recurringBasis}
      WHERE basis = 'purchases' AND paid_on <= (SELECT as_of FROM ${window})
      GROUP BY months_back, cut_on, until_on, customer_id
    )
    SELECT
      months_back, cut_on, customer_id, frequency, bought, received, next_purchases, next_revenue,
      month_frequency, next_months,
      until_on - cut_on AS next_days,
      last_on - first_on AS recency_days,
      cut_on - first_on AS age_days,
      datediff('month', first_on, last_on) AS month_recency,
      datediff('month', first_on, cut_on) AS month_age,
      CAST((bought - first_money) / nullif(frequency, 0) AS DECIMAL(18, 4)) AS average,
      last_day(first_on) = (SELECT last_day(first_day) FROM ${window}) AS is_before_data
    FROM history WHERE first_on <= cut_on`,
  invariants: {
    'key-unique': (self) => sql`SELECT months_back, customer_id FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
    'in-order': (self) => sql`SELECT * FROM ${self} WHERE frequency < 0 OR recency_days < 0 OR age_days < recency_days`,
    'months-in-order': (self) => sql`
      SELECT * FROM ${self} WHERE month_frequency > month_recency OR month_age < month_recency OR month_frequency > frequency`,
  },
})
