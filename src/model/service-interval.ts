import { sql } from '../engine/sql.js'
import { monthCount } from './month-count.js'
import { payment } from './payment.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * Service periods that payments state: [started_on, ended_on) and money per month (see `month-count`). An end on the last day
 * of a period (mostly month-ends, or the day before the next start) is inclusive. A refund of a part leaves the price, one of
 * all of it (or a dispute) takes the period. So does a charge that is overdue for more than 60 days at the cut: until then it is late.
 */
export const serviceInterval = defineTable({
  name: 'service_interval',
  key: [],
  query: sql`
    WITH stated AS (
      SELECT
        customer_id, plan, currency, billed, period_start AS started_on, period_end,
        lead(period_start) OVER (PARTITION BY customer_id, plan ORDER BY period_start, period_end) AS next_started_on
      FROM ${payment} JOIN ${window} ON paid_on <= as_of OR due_on <= as_of AND due_on >= as_of - 60
      WHERE is_recurring AND net > 0 AND period_start IS NOT NULL AND period_end IS NOT NULL
    ),
    convention AS (
      SELECT CASE WHEN 2 * count(*) FILTER (period_end = last_day(period_end) OR period_end = next_started_on - 1) > count(*)
        THEN 1 ELSE 0 END AS extra_day
      FROM stated
    ),
    bounded AS (
      SELECT customer_id, plan, currency, billed, started_on, period_end + extra_day AS ended_on
      FROM stated, convention
      WHERE period_end + extra_day > started_on
    )
    SELECT
      customer_id,
      plan,
      currency,
      started_on,
      ended_on,
      CAST(greatest(round((ended_on - started_on) / (365.25 / 12)), 1) AS INTEGER) AS months,
      CAST(billed / ${monthCount} AS DECIMAL(18, 6)) AS monthly
    FROM bounded`,
})
