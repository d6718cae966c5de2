import { z } from 'zod'
import { sql } from '../engine/sql.js'
import { moneyCurrency } from '../model/money-currency.js'
import { defineCheck } from './check.js'

/** More than one currency in the data and nothing that converts them, or a rate that is missing: every sum of money is refused. */
export const mixedCurrencies = defineCheck({
  id: 'mixed-currencies',
  sql: sql`SELECT is_addable, is_converted, names, missing_rates, first_missing FROM ${moneyCurrency}`,
  row: z.object({
    is_addable: z.boolean(),
    is_converted: z.boolean(),
    names: z.string(),
    missing_rates: z.number(),
    first_missing: z.string(),
  }),
  findings: ([row]) => {
    if (row === undefined || row.is_addable) return []
    if (!row.is_converted) return [{ code: 'mixed-currencies', severity: 'error', args: { currencies: row.names } }]
    const args = { first: row.first_missing, count: row.missing_rates }
    return [{ code: 'rates-missing', severity: 'error', args, dataset: 'rates' }]
  },
})
