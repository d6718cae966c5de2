import { sql } from '../engine/sql.js'
import { revenueChange } from './revenue-change.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * One row per customer whose money or plan changed inside the window while it went on paying: months with an upgrade (`chosen`
 * of them more than a price), months with a downgrade (`extensions` of them a longer commitment), and the money of each.
 * `unsplit` counts months in which price and seats can't be told apart;
 * `price_rise` is the money of months in which the price of the same seats rose.
 */
export const windowChange = defineTable({
  name: 'window_change',
  key: ['customer_id'],
  query: sql`
    SELECT
      customer_id,
      count(*) FILTER (is_upgrade) AS upgrades,
      count(*) FILTER (is_upgrade AND NOT is_price_only) AS chosen,
      count(*) FILTER (is_downgrade) AS downgrades,
      count(*) FILTER (is_downgrade AND extension > 0) AS extensions,
      count(*) FILTER (unsplit <> 0) AS unsplit,
      coalesce(sum(money) FILTER (state = 'expanded'), 0) AS expanded,
      coalesce(-sum(money) FILTER (state = 'contracted'), 0) AS contracted,
      sum(extension) AS extension,
      coalesce(sum(price) FILTER (price > 0), 0) AS price_rise
    FROM ${revenueChange} JOIN ${window} ON month_end > opens_on AND month_end <= as_of
    GROUP BY customer_id`,
  invariants: {
    'extension-within-contraction': (self) => sql`SELECT * FROM ${self} WHERE extension > contracted`,
  },
})
