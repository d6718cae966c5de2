import { sql } from '../engine/sql.js'
import { moneyCurrency } from './money-currency.js'
import { recurringBasis } from './recurring-basis.js'
import { defineTable } from './table.js'

/**
 * One row: may recurring money be added up? Not where the data mix currencies that nothing converts, nor where nothing recurs. For metrics that count
 * customers and show money beside: they leave the money NULL then.
 */
export const addableMoney = defineTable({
  name: 'addable_money',
  key: [],
  query: sql`
    SELECT is_addable AND basis <> 'purchases' AS is_addable
    FROM ${moneyCurrency}, ${recurringBasis}`,
})
