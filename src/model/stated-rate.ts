import { sql } from '../engine/sql.js'
import { policies } from './policies.js'
import { rawRates } from './raw.js'
import { defineTable } from './table.js'

/**
 * The exported exchange rates into the currency of the report: one row per currency and month, named by its last day. `rate` is
 * in units of the report's currency per unit, NULL where the rows of a month contradict each other (`rates` > 1).
 */
export const statedRate = defineTable({
  name: 'stated_rate',
  key: ['currency', 'month_end'],
  query: sql`
    WITH aimed AS (
      SELECT upper(rates.currency) AS currency, last_day(month) AS month_end, CAST(rate AS DECIMAL(20, 12)) AS rate
      FROM ${rawRates} AS rates, ${policies} AS policies
      WHERE target IS NULL OR policies.currency IS NULL OR upper(target) = policies.currency
    )
    SELECT currency, month_end, count(DISTINCT rate) AS rates, CASE WHEN count(DISTINCT rate) = 1 THEN max(rate) END AS rate
    FROM aimed
    GROUP BY currency, month_end`,
  invariants: {
    'key-unique': (self) => sql`SELECT currency, month_end FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
  },
})
