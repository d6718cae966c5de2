import { sql } from '../engine/sql.js'
import { moneyCurrency } from './money-currency.js'
import { recurringBasis } from './recurring-basis.js'
import { defineTable } from './table.js'

/**
 * One row: may recurring money be added up? Not where the data mix currencies, nor where nothing recurs. For metrics that count
 * customers and show money beside: they leave the money NULL then.
 */
export const addableMoney = defineTable({
  name: 'addable_money',
  key: [],
  query: sql`
    SELECT currencies <= 1 AND basis <> 'purchases' AS is_addable, CASE WHEN currencies > 1 THEN names END AS mixed_currencies
    FROM ${moneyCurrency}, ${recurringBasis}`,
})
