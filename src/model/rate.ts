import { type Sql, sql } from '../engine/sql.js'
import { policies } from './policies.js'
import { statedRate } from './stated-rate.js'
import { defineTable } from './table.js'

/**
 * What a unit of another currency is worth in that of the report: month by month, with the month before. Empty unless the policy
 * names the report's currency and rates into it are exported, and where those say that it is not worth 1 of itself.
 */
export const rate = defineTable({
  name: 'rate',
  key: ['currency', 'month_end'],
  query: sql`
    WITH usable AS (
      SELECT stated.* FROM ${statedRate} AS stated JOIN ${policies} AS policies ON stated.currency <> policies.currency
      WHERE rate IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM ${statedRate} AS own WHERE own.currency = policies.currency AND own.rate IS DISTINCT FROM 1)
    )
    SELECT now.currency, now.month_end, now.rate, before.rate AS rate_before
    FROM usable AS now
    LEFT JOIN usable AS before ON before.currency = now.currency AND last_day(before.month_end + 1) = now.month_end`,
  invariants: {
    'key-unique': (self) => sql`SELECT currency, month_end FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
    positive: (self) => sql`SELECT * FROM ${self} WHERE rate <= 0`,
  },
})

/** Money a month in the report's currency, to six decimals; as it stands where there is no rate for it. */
export function converted(monthly: Sql, at: Sql): Sql {
  return sql`CASE WHEN ${at} IS NULL THEN ${monthly} ELSE CAST(${monthly} * ${at} AS DECIMAL(18, 6)) END`
}
