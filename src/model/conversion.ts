import { sql } from '../engine/sql.js'
import { namedCurrency } from './named-currency.js'
import { policies } from './policies.js'
import { rate } from './rate.js'
import { defineTable } from './table.js'

/** One row while money is converted: the currency of the report. None where there are no rates, or no other currency. */
export const conversion = defineTable({
  name: 'conversion',
  key: [],
  query: sql`
    SELECT currency FROM ${policies} AS policies
    WHERE EXISTS (SELECT 1 FROM ${rate})
      AND EXISTS (SELECT 1 FROM ${namedCurrency} AS named WHERE named.currency <> policies.currency)`,
})
