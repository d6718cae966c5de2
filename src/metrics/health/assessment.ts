import { quotedIdentifier, type Sql, sql } from '../../engine/sql.js'
import { customerStanding } from '../../model/customer-standing.js'
import { midRankClass, midRankShare } from '../../model/mid-rank.js'
import type { RowsOf } from '../metric.js'
import { laterLifetime, renewalModel, type renewalQueries } from '../value/renewal-model.js'

/**
 * The common tables of a query that end in `assessed`: the customers of the cut with their residual value by the model of
 * renewals, their score (mean of the ranks of revenue, residual value and loyalty) and the thirds of value and loyalty.
 */
export function assessed(rows: RowsOf<typeof renewalQueries>): Sql {
  return sql`
    model AS (SELECT CAST(string_split(${expectedMonths(rows).join(',')}, ',') AS DOUBLE[]) AS months),
    forecast AS (
      SELECT standing.*, CAST(coalesce(recurring * months[renewals + 1], 0) AS DECIMAL(18, 4)) AS residual
      FROM ${customerStanding} AS standing, model
    ),
    ranked AS (SELECT *, ${midRankShare(quotedIdentifier('residual'))} AS residual_rank FROM forecast),
    valued AS (SELECT *, (revenue_rank + residual_rank) / 2 AS worth FROM ranked),
    placed AS (SELECT *, ${midRankClass(quotedIdentifier('worth'), 3)} AS value_place FROM valued),
    assessed AS (
      SELECT *, (revenue_rank + residual_rank + loyalty_rank) / 3 AS score,
        CASE value_place WHEN 3 THEN 'third-upper' WHEN 2 THEN 'third-middle' ELSE 'third-lower' END AS value_third,
        CASE loyalty_place WHEN 3 THEN 'third-upper' WHEN 2 THEN 'third-middle' ELSE 'third-lower' END AS loyalty_third
      FROM placed
    )`
}

/** The discounted months that are still expected of a customer, by its renewals so far (0, 1, 2, …); one 0 without a model. */
function expectedMonths({ lives }: RowsOf<typeof renewalQueries>): number[] {
  const model = renewalModel(lives)
  if ('status' in model) return [0]
  const longest = model.lives.reduce((most, life) => Math.max(most, life.renewals), 0)
  return Array.from({ length: longest + 1 }, (_, renewed) => laterLifetime(model.fit.parameters, renewed))
}
