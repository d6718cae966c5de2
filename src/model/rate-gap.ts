import { sql } from '../engine/sql.js'
import { conversion } from './conversion.js'
import { monthEnd } from './month-end.js'
import { payment } from './payment.js'
import { rate } from './rate.js'
import { recurringInterval } from './recurring-interval.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * Currency × month-end up to the cut whose money can't be converted for want of a rate: every month with a payment, and for a
 * currency with recurring revenue every month since recurring revenue began. Money that names no currency is `?`.
 */
export const rateGap = defineTable({
  name: 'rate_gap',
  key: ['currency', 'month_end'],
  query: sql`
    WITH paid AS (
      SELECT DISTINCT payment.currency, last_day(coalesce(paid_on, due_on)) AS month_end
      FROM ${payment} AS payment
      JOIN ${conversion} AS conversion ON payment.currency IS DISTINCT FROM conversion.currency
      JOIN ${window} ON coalesce(paid_on, due_on) <= as_of
    ),
    recurring AS (
      SELECT DISTINCT running.currency
      FROM ${recurringInterval} AS running
      JOIN ${conversion} AS conversion ON running.currency IS DISTINCT FROM conversion.currency
    ),
    needed AS (
      SELECT currency, month_end FROM paid
      UNION
      SELECT currency, month_end FROM recurring, ${monthEnd}
    )
    SELECT coalesce(needed.currency, '?') AS currency, needed.month_end
    FROM needed LEFT JOIN ${rate} AS rate ON rate.currency = needed.currency AND rate.month_end = needed.month_end
    WHERE rate.rate IS NULL`,
})
