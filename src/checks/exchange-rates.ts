import { z } from 'zod'
import { sql } from '../engine/sql.js'
import { customerRecord } from '../model/customer-record.js'
import { moneyCurrency } from '../model/money-currency.js'
import { policies } from '../model/policies.js'
import { rate } from '../model/rate.js'
import { statedRate } from '../model/stated-rate.js'
import { window } from '../model/window.js'
import { defineCheck } from './check.js'

/**
 * What became of exported exchange rates: money converted, with the rates of the cut to be checked against the books; rates that
 * contradict each other; costs of customers, which name no currency; rates that say the report's currency is not worth 1 of itself; rates without a currency to convert into.
 */
export const exchangeRates = defineCheck({
  id: 'exchange-rates',
  sql: sql`
    SELECT
      policies.currency AS target,
      (SELECT count(*) FROM ${statedRate}) AS stated,
      (SELECT count(*) FROM ${statedRate} WHERE rates <> 1) AS contradictory,
      (SELECT coalesce(min(currency || ' ' || strftime(month_end, '%Y-%m')), '') FROM ${statedRate} WHERE rates <> 1) AS first,
      (SELECT count(*) FROM ${statedRate} AS own WHERE own.currency = policies.currency AND own.rate IS DISTINCT FROM 1) AS foreign_rates,
      (SELECT count(*) FROM ${customerRecord} WHERE acquisition_cost IS NOT NULL OR service_cost IS NOT NULL) AS costs,
      (SELECT is_converted AND is_addable FROM ${moneyCurrency}) AS is_converted,
      (SELECT coalesce(string_agg(rate.currency || ' ' || CAST(CAST(rate AS DOUBLE) AS VARCHAR), ', ' ORDER BY rate.currency), '')
        FROM ${rate} AS rate JOIN ${window} ON month_end = as_of) AS rates
    FROM ${policies} AS policies`,
  row: z.object({
    target: z.string().nullable(),
    stated: z.number(),
    contradictory: z.number(),
    first: z.string(),
    foreign_rates: z.number(),
    costs: z.number(),
    is_converted: z.boolean(),
    rates: z.string(),
  }),
  findings: ([row]) => {
    if (row === undefined || row.stated === 0) return []
    const { target, contradictory: count, first, rates } = row
    if (target === null) return [{ code: 'rates-without-target', severity: 'warning', args: {}, dataset: 'rates' }]
    if (row.foreign_rates > 0)
      return [{ code: 'rates-of-another-currency', severity: 'error', args: { currency: target }, dataset: 'rates' }]
    return [
      ...(row.is_converted
        ? [{ code: 'money-converted', severity: 'info', args: { currency: target, rates }, dataset: 'rates' } as const]
        : []),
      ...(row.is_converted && row.costs > 0
        ? [{ code: 'costs-not-converted', severity: 'warning', args: { rows: row.costs, currency: target } } as const]
        : []),
      ...(count > 0
        ? [{ code: 'rates-contradictory', severity: 'warning', args: { count, first }, dataset: 'rates' } as const]
        : []),
    ]
  },
})
