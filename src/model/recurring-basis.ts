import { sql } from '../engine/sql.js'
import { payment } from './payment.js'
import { paymentCadence } from './payment-cadence.js'
import { policies } from './policies.js'
import { subscription } from './subscription.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * One row: what recurring revenue is derived from, and how long after its end a period may be renewed and still count as
 * continuous. Subscriptions if exported, else service periods on payments, else the rhythm of payments; where at least
 * half of the gaps have no rhythm, `purchases`: a customer is who bought in 12 months, and nothing recurs. Grace is 0 days for
 * purchases and open-ended subscriptions, 30 for terms (95 % of rows have an end), service periods and rhythm, unless the policy names it.
 */
export const recurringBasis = defineTable({
  name: 'recurring_basis',
  key: [],
  query: sql`
    WITH subscriptions AS (
      SELECT count(*) AS rows, count(ended_on) AS ended FROM ${subscription} JOIN ${window} ON started_on <= as_of
    ),
    payments AS (
      SELECT count(*) AS rows, count(period_end) AS periods
      FROM ${payment} JOIN ${window} ON coalesce(paid_on, due_on) <= as_of
      WHERE is_recurring
    ),
    rhythm AS (
      SELECT coalesce(sum(gaps), 0) AS gaps, coalesce(sum(regular_gaps), 0) AS regular_gaps FROM ${paymentCadence}
    ),
    chosen AS (
      SELECT
        CASE
          WHEN policies.recurring_basis <> 'auto' THEN policies.recurring_basis
          WHEN subscriptions.rows > 0 THEN 'subscriptions'
          WHEN 2 * payments.periods > payments.rows THEN 'service-periods'
          WHEN payments.rows > 0 THEN CASE WHEN 2 * rhythm.regular_gaps >= rhythm.gaps THEN 'inferred-cadence' ELSE 'purchases' END
          ELSE 'none'
        END AS basis,
        policies.grace_days AS named_grace_days,
        subscriptions.rows > 0 AND subscriptions.ended >= 0.95 * subscriptions.rows AS is_terms
      FROM ${policies} AS policies, subscriptions, payments, rhythm
    )
    SELECT
      basis,
      CAST(coalesce(named_grace_days,
        CASE WHEN basis = 'purchases' OR basis = 'subscriptions' AND NOT is_terms THEN 0 ELSE 30 END) AS INTEGER) AS grace_days,
      basis = 'subscriptions' AND is_terms AS is_terms
    FROM chosen`,
})
