import { quotedIdentifier, sql } from '../engine/sql.js'
import { customer } from './customer.js'
import { customerDay } from './customer-day.js'
import { customerMonth } from './customer-month.js'
import { invoice } from './invoice.js'
import { loginReach } from './login-reach.js'
import { midRankClass } from './mid-rank.js'
import { stay } from './stay.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * One row per customer at the cut: days of use per 30 days (of the last 90, or since its stay began, 30 days at least; NULL
 * where the logins don't cover them), share of the window's invoices paid by their due date, and the decile of each among
 * all customers (1 lowest, ties mid-rank). `score` is 3 to 30: the deciles that there are, rescaled to three components.
 */
export const customerHealth = defineTable({
  name: 'customer_health',
  key: ['customer_id'],
  query: sql`
    WITH present AS (
      SELECT customer_id, recurring, CAST(least(90, as_of - max(started_on) + 1) AS INTEGER) AS days
      FROM ${customerMonth} JOIN ${window} ON month_end = as_of AND recurring > 0
      JOIN ${stay} USING (customer_id) WHERE ended_on > as_of
      GROUP BY customer_id, recurring, as_of
    ),
    used AS (
      SELECT customer_id, count(day) AS use_days
      FROM present JOIN ${window} ON true LEFT JOIN ${customerDay} USING (customer_id)
      WHERE day > as_of - days AND day <= as_of GROUP BY customer_id
    ),
    paid AS (
      SELECT customer_id, count(*) FILTER (is_on_time) / count(*) AS on_time
      FROM ${invoice} JOIN ${window} ON due_on > opens_on GROUP BY customer_id
    ),
    measured AS (
      SELECT customer_id, recurring, on_time,
        CASE WHEN days >= 30 AND last_login_on + 3 >= as_of AND first_login_on <= as_of - 89
          THEN 30.0 * coalesce(use_days, 0) / days END AS use_days
      FROM present LEFT JOIN used USING (customer_id) LEFT JOIN paid USING (customer_id), ${loginReach}, ${window}
    ),
    ranked AS (
      SELECT *, ${midRankClass(quotedIdentifier('use_days'), 10)} AS use_score,
        ${midRankClass(quotedIdentifier('on_time'), 10)} AS timeliness_score
      FROM measured
    )
    SELECT customer_id, name, recurring, use_days, on_time, use_score, timeliness_score,
      CAST(CASE WHEN use_score IS NULL THEN 3 * timeliness_score WHEN timeliness_score IS NULL THEN 3 * use_score
        ELSE 1.5 * (use_score + timeliness_score) END AS DECIMAL(4, 1)) AS score
    FROM ranked LEFT JOIN ${customer} USING (customer_id)`,
  invariants: {
    'key-unique': (self) => sql`SELECT customer_id FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
    'three-to-thirty': (self) => sql`SELECT * FROM ${self} WHERE score NOT BETWEEN 3 AND 30`,
  },
})
