import { sql } from '../engine/sql.js'
import { addableMoney } from './addable-money.js'
import { baseCustomer } from './base-customer.js'
import { loss } from './loss.js'
import { defineTable } from './table.js'

/**
 * One row: the losses of the window in sum. `base` are the customers that could be lost (there at its start, won or won back inside it);
 * `stated` those with a reason or a destination; `switched` those with a competitor named as either. Money is NULL where it
 * can't be added up (`is_addable`).
 */
export const lossTotal = defineTable({
  name: 'loss_total',
  key: [],
  query: sql`
    WITH summed AS (
      SELECT
        count(*) AS lost,
        count(*) FILTER (is_start_unknown) AS start_unknown,
        count(reason) AS stated,
        count(*) FILTER (reason = 'competitor' OR lost_to IS NOT NULL) AS switched,
        coalesce(sum(last_recurring), 0) AS recurring,
        coalesce(sum(last_recurring) FILTER (reason = 'competitor' OR lost_to IS NOT NULL), 0) AS switched_recurring
      FROM ${loss}
    )
    SELECT
      (SELECT count(*) FROM ${baseCustomer} WHERE at_start OR is_joined OR has_returned) AS base,
      summed.lost,
      start_unknown,
      stated,
      switched,
      is_addable,
      CASE WHEN is_addable THEN recurring END AS recurring,
      CASE WHEN is_addable THEN switched_recurring END AS switched_recurring
    FROM summed, ${addableMoney}`,
  invariants: {
    'parts-within-the-whole': (self) =>
      sql`SELECT * FROM ${self} WHERE stated > lost OR switched > stated OR switched_recurring > recurring`,
  },
})
