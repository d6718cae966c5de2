import { sql } from '../engine/sql.js'
import { defineTable } from './table.js'
import { useDetail } from './use-detail.js'
import { usePeriod } from './use-period.js'
import { window } from './window.js'

/** Customer × calendar month of the window × feature that somebody of the customer used. Empty where logins name no features. */
export const featureMonth = defineTable({
  name: 'feature_month',
  key: ['customer_id', 'month_end', 'feature'],
  query: sql`
    WITH used AS (
      SELECT DISTINCT customer_id, last_day(day) AS month_end, feature
      FROM ${useDetail}, ${window} WHERE feature IS NOT NULL AND day > opens_on AND day <= as_of
    )
    SELECT customer_id, month_end, feature, is_complete
    FROM used JOIN ${usePeriod} ON grain = 'month' AND ends_on = month_end`,
})
