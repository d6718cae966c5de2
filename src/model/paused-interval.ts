import { sql } from '../engine/sql.js'
import { cadenceInterval } from './cadence-interval.js'
import { serviceInterval } from './service-interval.js'
import { subscription } from './subscription.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * Subscriptions that are paused at the cut, up to their pause: [started_on, ended_on) and money per month. Exports don't say on which
 * day they were paused, so it is known at the cut only, unless the customer's payments ran out before (by their periods, else by
 * their rhythm). A row that ended by the cut, or that continues another of its subscription or plan, is the pause itself: not here.
 */
export const pausedInterval = defineTable({
  name: 'paused_interval',
  key: [],
  query: sql`
    WITH periods AS (
      SELECT customer_id, max(ended_on) AS ended_on FROM ${serviceInterval} GROUP BY customer_id
    ),
    rhythm AS (
      SELECT customer_id, max(ended_on) AS ended_on FROM ${cadenceInterval} GROUP BY customer_id
    ),
    bounded AS (
      SELECT customer_id, plan, paused.started_on, currency, monthly, seats, commitment_months,
        least(coalesce(periods.ended_on, rhythm.ended_on, as_of), as_of) AS ended_on
      FROM ${subscription} AS paused JOIN ${window} ON coalesce(paused.ended_on > as_of, true)
      LEFT JOIN periods USING (customer_id)
      LEFT JOIN rhythm USING (customer_id)
      WHERE exclusion = 'paused' AND monthly > 0 AND NOT EXISTS (
        SELECT 1 FROM ${subscription} AS before
        WHERE before.customer_id = paused.customer_id AND before.started_on < paused.started_on
          AND before.ended_on BETWEEN paused.started_on - 1 AND paused.started_on + 1
          AND (before.subscription_id = paused.subscription_id OR before.plan IS NOT DISTINCT FROM paused.plan))
    )
    SELECT * FROM bounded WHERE ended_on > started_on`,
})
