import { sql } from '../engine/sql.js'
import { customerMonth } from './customer-month.js'
import { forecastCut } from './forecast-cut.js'
import { recurringBasis } from './recurring-basis.js'
import { stay } from './stay.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * Forecast day × stay begun by then, where revenue recurs: how many month-ends it could be lost at (`renewals`; at the last of them
 * it was, if `is_lost`), what it pays a month, what its customer paid in the held-back twelve months, and whether the stay
 * outlived them (`is_kept`). Who may still renew within grace is watched up to the month-end before (`is_open`: at their end).
 */
export const stayLife = defineTable({
  name: 'stay_life',
  key: ['months_back', 'customer_id', 'started_on'],
  query: sql`
    WITH first_month AS (
      SELECT greatest(last_day(any_value(first_day)), min(last_day(started_on))) AS first_month_end FROM ${stay}, ${window}
    ),
    seen AS (
      SELECT *, CASE
        WHEN ended_on > cut_on THEN 'present'
        WHEN cut_on < ended_on + grace_days THEN 'undetermined'
        ELSE 'lost' END AS state
      FROM ${stay}, ${forecastCut}, ${recurringBasis}
      WHERE last_day(started_on) <= cut_on AND basis <> 'purchases'
    ),
    paid AS (
      SELECT months_back, customer_id, sum(recurring) FILTER (month_end = cut_on) AS recurring,
        sum(recurring) FILTER (month_end > cut_on) AS next_revenue
      FROM ${customerMonth} JOIN ${forecastCut} ON month_end BETWEEN cut_on AND until_on
      GROUP BY months_back, customer_id
    )
    SELECT
      months_back, cut_on, customer_id, started_on,
      datediff('month', last_day(started_on), least(last_day(ended_on), cut_on)) - CAST(state = 'undetermined' AS INTEGER) AS renewals,
      state = 'lost' AS is_lost,
      state = 'present' AS is_present,
      started_on <= first_month_end AS is_before_data,
      ended_on > until_on AS is_kept,
      ended_on <= until_on AND until_on < ended_on + grace_days AS is_open,
      CASE WHEN state = 'present' THEN coalesce(recurring, 0) ELSE 0 END AS recurring,
      CASE WHEN state = 'present' THEN coalesce(next_revenue, 0) ELSE 0 END AS next_revenue
    FROM seen LEFT JOIN paid USING (months_back, customer_id), first_month`,
  invariants: {
    'key-unique': (self) =>
      sql`SELECT months_back, customer_id, started_on FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
    'lost-at-some-age': (self) => sql`SELECT * FROM ${self} WHERE renewals < 0 OR is_lost AND renewals = 0`,
  },
})
