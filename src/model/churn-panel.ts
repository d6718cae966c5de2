import { sql } from '../engine/sql.js'
import { churnOutlook } from './churn-outlook.js'
import { latenessBefore } from './lateness-before.js'
import { recurringBasis } from './recurring-basis.js'
import { scoreBefore } from './score-before.js'
import { serviceInterval } from './service-interval.js'
import { subscription } from './subscription.js'
import { defineTable } from './table.js'
import { useBefore } from './use-before.js'

/** What the early warning may know of a customer on a day, in the order of the panel's columns. */
export const churnFeatures = [
  'recurring_level',
  'recurring_change',
  'tenure',
  'use_last_month',
  'use_days',
  'use_change',
  'users',
  'idle_days',
  'satisfaction',
  'recommendation',
  'lateness',
  'renewal_due',
] as const
export type ChurnFeature = (typeof churnFeatures)[number]

const churnUse = defineTable({ name: 'churn_use', key: ['seen_on', 'customer_id'], query: useBefore(churnOutlook) })
const churnScore = defineTable({
  name: 'churn_score',
  key: ['seen_on', 'customer_id'],
  query: scoreBefore(churnOutlook),
})
const churnLateness = defineTable({
  name: 'churn_lateness',
  key: ['seen_on', 'customer_id'],
  query: latenessBefore(churnOutlook),
})

/**
 * Whether a period that was running on the day was to end within 90 days, by what was agreed at its start (the stated interval,
 * counted on from there) or paid for: never by the day on which it did end.
 */
const churnRenewal = defineTable({
  name: 'churn_renewal',
  key: ['seen_on', 'customer_id'],
  query: sql`
    WITH running AS (
      SELECT seen_on, customer_id, CAST(one.started_on + to_months(CAST(billing_months *
        (datesub('month', one.started_on, seen_on) // billing_months + 1) AS INTEGER)) AS DATE) AS planned_on
      FROM ${churnOutlook} JOIN ${subscription} AS one USING (customer_id) JOIN ${recurringBasis} ON basis = 'subscriptions'
      WHERE coalesce(exclusion, 'paused') = 'paused' AND one.started_on <= seen_on
        AND seen_on < coalesce(ended_on, DATE '9999-12-31')
      UNION ALL
      SELECT seen_on, customer_id, ended_on
      FROM ${churnOutlook} JOIN ${serviceInterval} AS one USING (customer_id) JOIN ${recurringBasis} ON basis = 'service-periods'
      WHERE one.started_on <= seen_on AND seen_on < ended_on
    )
    SELECT seen_on, customer_id, bool_or(planned_on <= seen_on + 90) AS is_due
    FROM running WHERE planned_on IS NOT NULL GROUP BY seen_on, customer_id`,
})

/**
 * Customer × churn cut with what was known on that day and nothing later: every feature is reckoned from facts dated up to the
 * day, none from the customers export (its status, dates and attributes are as of the export). Money and ages in logarithms;
 * NULL is "not known". `is_lost` is what is to be foretold.
 */
export const churnPanel = defineTable({
  name: 'churn_panel',
  key: ['seen_on', 'customer_id'],
  query: sql`
    SELECT
      seen_on,
      customer_id,
      is_lost,
      recurring,
      ln(CAST(recurring AS DOUBLE) + 1) AS recurring_level,
      CASE WHEN recurring IS NOT NULL THEN greatest(-1, least(1, ln(CAST(recurring AS DOUBLE)
        / coalesce(CAST(recurring_earlier AS DOUBLE), CAST(recurring AS DOUBLE))))) END AS recurring_change,
      ln(1 + (seen_on - started_on) / 30.0) AS tenure,
      use_last_month,
      use_days,
      use_change,
      ln(1 + users) AS users,
      idle_days,
      satisfaction,
      recommendation,
      ln(1 + days_late) AS lateness,
      CAST(is_due AS DOUBLE) AS renewal_due
    FROM ${churnOutlook}
    LEFT JOIN ${churnUse} USING (seen_on, customer_id)
    LEFT JOIN ${churnScore} USING (seen_on, customer_id)
    LEFT JOIN ${churnLateness} USING (seen_on, customer_id)
    LEFT JOIN ${churnRenewal} USING (seen_on, customer_id)`,
  invariants: {
    'key-unique': (self) => sql`SELECT seen_on, customer_id FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
  },
})
