import { z } from 'zod'
import { type Identifier, quotedIdentifier, sql } from '../../engine/sql.js'
import { purchaseHistory } from '../../model/purchase-history.js'
import type { RowsOf } from '../metric.js'

/** Above 5,000 customers days are counted in whole weeks and money to three digits, above 20,000 in four weeks. */
const base = sql`(SELECT count(*) FROM ${purchaseHistory} WHERE months_back = 0)`
const unit = sql`(SELECT CASE WHEN ${base} > 20000 THEN 28 WHEN ${base} > 5000 THEN 7 ELSE 1 END)`
/** A number of days as the models of purchases count it. */
export const daysCounted = (column: Identifier) => sql`CAST(${unit} * round(${column} / ${unit}) AS INTEGER)`

const history = { months_back: z.number(), frequency: z.number(), customers: z.number() }
/** What the models of purchases ask of the facts: histories alike counted together, and the mean money of repeaters. */
export const purchaseQueries = {
  histories: {
    sql: sql`
      SELECT months_back, cut_on, next_days, frequency, ${daysCounted(quotedIdentifier('recency_days'))} AS recency_days,
        ${daysCounted(quotedIdentifier('age_days'))} AS age_days, is_before_data, count(*) AS customers,
        coalesce(sum(average), 0) AS average, sum(bought) AS bought, sum(received) AS received,
        sum(next_purchases) AS next_purchases, sum(next_revenue) AS next_revenue
      FROM ${purchaseHistory} GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY 1, 2, 3, 4, 5, 6, 7`,
    row: z.object({
      ...history,
      cut_on: z.string(),
      next_days: z.number(),
      recency_days: z.number(),
      age_days: z.number(),
      is_before_data: z.boolean(),
      average: z.number(),
      bought: z.number(),
      received: z.number(),
      next_purchases: z.number(),
      next_revenue: z.number(),
    }),
  },
  spending: {
    sql: sql`
      SELECT months_back, frequency, count(*) AS customers, CASE
        WHEN ${unit} > 1 THEN round(CAST(average AS DOUBLE), CAST(2 - floor(log10(average)) AS INTEGER))
        ELSE CAST(average AS DOUBLE) END AS average
      FROM ${purchaseHistory} WHERE frequency > 0 GROUP BY 1, 2, 4 ORDER BY 1, 2, 4`,
    row: z.object({ ...history, average: z.number() }),
  },
}
export type PurchaseRows = RowsOf<typeof purchaseQueries>
/** Customers with the same history of purchases at a forecast day, and what came of them in the twelve months after it. */
export type HistoryRow = PurchaseRows['histories'][number]
/** Repeaters with as many purchases of the same mean money. */
export type SpendingRow = PurchaseRows['spending'][number]
