import { sql } from '../engine/sql.js'
import { conversion } from './conversion.js'
import { namedCurrency } from './named-currency.js'
import { policies } from './policies.js'
import { rateGap } from './rate-gap.js'
import { defineTable } from './table.js'

/**
 * One row: the currency of all money up to the cut (ISO 4217): the one converted to, else the only one that the data name, else that of
 * the policy; NULL where there are several. `currencies` counts those named. Money is not `is_addable` where there are several and no
 * rates, or where a rate is missing (`missing_rates`, `first_missing`): every sum of it is then unknown.
 */
export const moneyCurrency = defineTable({
  name: 'money_currency',
  key: [],
  query: sql`
    WITH named AS (
      SELECT count(*) AS currencies, max(currency) AS currency, coalesce(string_agg(currency, ', ' ORDER BY currency), '') AS names
      FROM ${namedCurrency}
    ),
    gaps AS (
      SELECT count(*) AS missing_rates, coalesce(min(currency || ' ' || strftime(month_end, '%Y-%m')), '') AS first_missing
      FROM ${rateGap}
    ),
    settled AS (
      SELECT policies.currency AS wanted, named.*, gaps.*, EXISTS (SELECT 1 FROM ${conversion}) AS is_converted
      FROM ${policies} AS policies, named, gaps
    )
    SELECT
      CASE WHEN is_converted THEN wanted WHEN currencies <= 1 THEN coalesce(currency, wanted) END AS currency,
      currencies,
      names,
      is_converted,
      missing_rates,
      first_missing,
      CASE WHEN is_converted THEN missing_rates = 0 ELSE currencies <= 1 END AS is_addable
    FROM settled`,
})
