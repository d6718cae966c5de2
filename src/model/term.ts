import { sql } from '../engine/sql.js'
import { cadenceInterval } from './cadence-interval.js'
import { converted, rate } from './rate.js'
import { recurringBasis } from './recurring-basis.js'
import { serviceInterval } from './service-interval.js'
import { subscription } from './subscription.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * Terms, half-open, without grace; those under 3 months (89 days) are `is_short`: they renew a longer one, but come up for no renewal. A row is a term where the export is one of terms (95 % of rows
 * have an end), of service periods or of a rhythm; an open-ended subscription that is billed every k ≥ 3 months is a chain of
 * terms of k months (`line`), the last cut short by its end; `planned_on` is when it would have ended. A term signed early starts where the former of its plan ends.
 * `auto_renew` as stated, else NULL. Money is at the rate of the cut, on both sides of a renewal.
 */
export const term = defineTable({
  name: 'term',
  key: ['line', 'place'],
  query: sql`
    WITH every AS (
      SELECT customer_id, coalesce(plan, '') AS plan, started_on, ended_on, currency, monthly, commitment_months, auto_renew,
        'subscriptions' AS basis
      FROM ${subscription} WHERE exclusion IS NULL
      UNION ALL
      SELECT customer_id, coalesce(plan, ''), started_on, ended_on, currency, monthly, NULL, NULL, 'service-periods' FROM ${serviceInterval}
      UNION ALL
      SELECT customer_id, plan, started_on, ended_on, currency, monthly, NULL, NULL, 'inferred-cadence' FROM ${cadenceInterval}
    ),
    chosen AS (
      SELECT customer_id, plan, started_on, coalesce(ended_on, DATE '9999-12-31') AS ended_on, ${converted(sql`monthly`, sql`rate`)} AS monthly, auto_renew, as_of,
        basis <> 'subscriptions' OR is_terms AS is_term,
        CASE WHEN basis = 'subscriptions' AND NOT is_terms THEN coalesce(commitment_months, 0) END AS months,
        CASE WHEN plan <> '' OR basis <> 'subscriptions' THEN max(ended_on) OVER (PARTITION BY customer_id, plan ORDER BY started_on
          RANGE BETWEEN UNBOUNDED PRECEDING AND INTERVAL 1 DAY PRECEDING) END AS plan_ended_on
      FROM every JOIN ${recurringBasis} USING (basis) JOIN ${window} ON started_on <= as_of
      LEFT JOIN ${rate} AS rate ON rate.currency = every.currency AND month_end = as_of
    ),
    lines AS (
      SELECT *, row_number() OVER (ORDER BY customer_id, plan, started_on, ended_on, monthly) AS line,
        CASE WHEN plan_ended_on > started_on AND plan_ended_on < ended_on THEN plan_ended_on ELSE started_on END AS begins_on,
        CASE WHEN is_term THEN ended_on - started_on < 89 ELSE months < 3 END AS is_short,
        is_term OR months < 3 OR ended_on <= started_on + to_months(months) + INTERVAL 31 DAY AS is_whole
      FROM chosen
    ),
    placed AS (
      SELECT *, unnest(range(0, CASE WHEN is_whole THEN 1
        ELSE datediff('month', begins_on, least(ended_on, as_of)) // months + 1 END)) AS place
      FROM lines
    )
    SELECT line, place, customer_id, plan, monthly, auto_renew, is_short,
      CAST(CASE WHEN is_whole THEN begins_on ELSE begins_on + to_months(CAST(place * months AS INTEGER)) END AS DATE) AS started_on,
      CAST(CASE WHEN is_whole THEN ended_on
        ELSE least(ended_on, begins_on + to_months(CAST((place + 1) * months AS INTEGER))) END AS DATE) AS ended_on,
      CAST(CASE WHEN is_term THEN ended_on ELSE begins_on + to_months(CAST((place + 1) * months AS INTEGER)) END AS DATE) AS planned_on
    FROM placed
    WHERE is_whole OR begins_on + to_months(CAST(place * months AS INTEGER)) < least(ended_on, as_of + 1)`,
  invariants: {
    'key-unique': (self) => sql`SELECT line, place FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
    'positive-length': (self) => sql`SELECT * FROM ${self} WHERE ended_on <= started_on`,
  },
})
