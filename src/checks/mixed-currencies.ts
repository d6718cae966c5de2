import { z } from 'zod'
import { sql } from '../engine/sql.js'
import { moneyCurrency } from '../model/money-currency.js'
import { defineCheck } from './check.js'

/** More than one currency in the data: every sum of money is refused. */
export const mixedCurrencies = defineCheck({
  id: 'mixed-currencies',
  sql: sql`SELECT currencies, names FROM ${moneyCurrency}`,
  row: z.object({ currencies: z.number(), names: z.string() }),
  findings: ([row]) =>
    row === undefined || row.currencies < 2
      ? []
      : [{ code: 'mixed-currencies', severity: 'error', args: { currencies: row.names } }],
})
