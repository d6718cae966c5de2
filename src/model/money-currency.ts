import { sql } from '../engine/sql.js'
import { payment } from './payment.js'
import { policies } from './policies.js'
import { subscription } from './subscription.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * One row: the currency of all money up to the cut (ISO 4217), or NULL where the data name none or several; `currencies` counts those named.
 * Several are never added up: every money metric is then unknown.
 */
export const moneyCurrency = defineTable({
  name: 'money_currency',
  key: [],
  query: sql`
    WITH named AS (
      SELECT upper(currency) AS currency, count(*) AS rows
      FROM ${payment} JOIN ${window} ON coalesce(paid_on, due_on) <= as_of WHERE currency IS NOT NULL GROUP BY ALL
      UNION ALL
      SELECT upper(currency), count(*)
      FROM ${subscription} JOIN ${window} ON started_on <= as_of WHERE currency IS NOT NULL GROUP BY ALL
    )
    SELECT
      CASE WHEN count(DISTINCT named.currency) <= 1 THEN coalesce(max(named.currency), any_value(policies.currency)) END AS currency,
      count(DISTINCT named.currency) AS currencies,
      coalesce(string_agg(DISTINCT named.currency, ', ' ORDER BY named.currency), '') AS names
    FROM ${policies} AS policies LEFT JOIN named ON true`,
})
