import { sql } from '../engine/sql.js'
import { customerMonth } from './customer-month.js'
import { customerSilence } from './customer-silence.js'
import { invoice } from './invoice.js'
import { converted, rate } from './rate.js'
import { subscription } from './subscription.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * One row per customer at the cut: what of its recurring revenue is under `notice`, the `rest`, and of what `quality` that rest
 * is: overdue (a charge unpaid for more than 60 days), used in the last 60 days, silent for 60, never seen in the logins, or
 * recent (begun in the last 60 days and not used yet); the first that applies.
 */
export const revenueQuality = defineTable({
  name: 'revenue_quality',
  key: ['customer_id'],
  query: sql`
    WITH noticed AS (
      SELECT customer_id, sum(${converted(sql`monthly`, sql`rate`)}) AS notice
      FROM ${subscription} AS subscription JOIN ${window} ON started_on <= as_of
      LEFT JOIN ${rate} AS rate ON rate.currency = subscription.currency AND month_end = as_of
      WHERE exclusion IS NULL AND coalesce(ended_on > as_of, true)
        AND (cancelled_on <= as_of OR status IN ('non-renewing', 'cancelled', 'ended'))
      GROUP BY customer_id
    ),
    overdue AS (
      SELECT DISTINCT customer_id FROM ${invoice} WHERE NOT is_paid AND days_late > 60
    )
    SELECT
      customer_id,
      now.recurring,
      least(coalesce(notice, 0), now.recurring) AS notice,
      now.recurring - least(coalesce(notice, 0), now.recurring) AS rest,
      CASE
        WHEN overdue.customer_id IS NOT NULL THEN 'overdue'
        WHEN last_used_on > as_of - 60 THEN 'used'
        WHEN is_silent THEN 'silent'
        WHEN is_never_seen THEN 'never-seen'
        ELSE 'recent'
      END AS quality
    FROM ${customerMonth} AS now JOIN ${window} ON month_end = as_of
    JOIN ${customerSilence} USING (customer_id)
    LEFT JOIN noticed USING (customer_id)
    LEFT JOIN overdue USING (customer_id)
    WHERE now.recurring > 0`,
  invariants: {
    'key-unique': (self) => sql`SELECT customer_id FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
    'parts-add-up': (self) => sql`SELECT * FROM ${self} WHERE notice + rest <> recurring OR notice < 0 OR rest < 0`,
  },
})
