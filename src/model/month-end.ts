import { sql } from '../engine/sql.js'
import { recurringInterval } from './recurring-interval.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/** Every month-end from the first recurring revenue to the cut, with the one before it and the one twelve months before. */
export const monthEnd = defineTable({
  name: 'month_end',
  key: ['month_end'],
  query: sql`
    WITH span AS (
      SELECT min(started_on) AS first_start FROM ${recurringInterval}
    ),
    months AS (
      SELECT unnest(generate_series(
        date_trunc('month', first_start), date_trunc('month', as_of), INTERVAL 1 MONTH)) AS month
      FROM span, ${window}
    )
    SELECT
      last_day(CAST(month AS DATE)) AS month_end,
      CAST(date_trunc('month', month) AS DATE) - 1 AS previous_month_end,
      last_day(CAST(month - INTERVAL 12 MONTH AS DATE)) AS opens_on
    FROM months`,
})
