import { sql } from '../engine/sql.js'
import { cadenceInterval } from './cadence-interval.js'
import { pausedInterval } from './paused-interval.js'
import { purchaseInterval } from './purchase-interval.js'
import { recurringBasis } from './recurring-basis.js'
import { serviceInterval } from './service-interval.js'
import { subscription } from './subscription.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * Who pays how much a month (in its own currency), and from when to when: half-open intervals on the chosen basis, those that
 * start after the cut left out. A period that overlaps the end of the one before it (same customer, same plan, both move on) starts at that end;
 * subscriptions that name no plan, and purchases, may run beside each other.
 * A return within grace is continuous: the earlier interval is stretched to the next start of its plan, or of any plan when
 * nothing else of the customer was running; `covered_to` is its own end. Seats, and the months that an amount is agreed for, are NULL where not stated.
 */
export const recurringInterval = defineTable({
  name: 'recurring_interval',
  key: [],
  query: sql`
    WITH every AS (
      SELECT customer_id, coalesce(plan, '') AS plan, started_on, coalesce(ended_on, DATE '9999-12-31') AS ended_on, currency, monthly,
        seats, commitment_months, 'subscriptions' AS basis
      FROM ${subscription} WHERE exclusion IS NULL
      UNION ALL
      SELECT customer_id, coalesce(plan, ''), started_on, ended_on, currency, monthly, seats, commitment_months, 'subscriptions'
      FROM ${pausedInterval}
      UNION ALL
      SELECT customer_id, coalesce(plan, ''), started_on, ended_on, currency, monthly, NULL, months, 'service-periods' FROM ${serviceInterval}
      UNION ALL
      SELECT customer_id, plan, started_on, ended_on, currency, monthly, NULL, months, 'inferred-cadence' FROM ${cadenceInterval}
      UNION ALL
      SELECT customer_id, '', started_on, ended_on, currency, monthly, NULL, NULL, 'purchases' FROM ${purchaseInterval}
    ),
    chosen AS (
      SELECT customer_id, plan, started_on, ended_on, currency, monthly, seats, commitment_months, grace_days,
        plan <> '' OR basis NOT IN ('subscriptions', 'purchases') AS is_sequence
      FROM every
      JOIN ${recurringBasis} USING (basis)
      JOIN ${window} ON started_on <= as_of
    ),
    ordered AS (
      SELECT *, max(ended_on) OVER (PARTITION BY customer_id, plan ORDER BY started_on
        RANGE BETWEEN UNBOUNDED PRECEDING AND INTERVAL 1 DAY PRECEDING) AS plan_ended_on
      FROM chosen
    ),
    shifted AS (
      SELECT row_number() OVER () AS id, customer_id, plan, ended_on, currency, monthly, seats, commitment_months, grace_days,
        CASE WHEN is_sequence AND plan_ended_on > started_on AND plan_ended_on < ended_on
          THEN plan_ended_on ELSE started_on END AS started_on
      FROM ordered
    )
    SELECT
      one.customer_id, one.plan, one.started_on, one.currency, one.monthly, one.seats, one.commitment_months, one.grace_days,
      one.ended_on AS covered_to,
      CASE
        WHEN min(other.started_on) FILTER (other.plan = one.plan AND other.started_on >= one.ended_on) IS NOT NULL
          THEN min(other.started_on) FILTER (other.plan = one.plan AND other.started_on >= one.ended_on)
        WHEN bool_or(other.started_on <= one.ended_on) THEN one.ended_on
        ELSE coalesce(min(other.started_on), one.ended_on)
      END AS ended_on
    FROM shifted AS one
    LEFT JOIN shifted AS other
      ON other.customer_id = one.customer_id
      AND other.ended_on > one.ended_on
      AND other.started_on <= one.ended_on + CAST(one.grace_days AS INTEGER)
    GROUP BY one.id, one.customer_id, one.plan, one.started_on, one.ended_on, one.currency, one.monthly,
      one.seats, one.commitment_months, one.grace_days`,
  invariants: {
    'positive-length': (self) => sql`SELECT * FROM ${self} WHERE ended_on <= started_on`,
    'positive-money': (self) => sql`SELECT * FROM ${self} WHERE monthly <= 0`,
  },
})
