import { quotedIdentifier, type Sql, sql } from '../../engine/sql.js'
import { customerStanding } from '../../model/customer-standing.js'
import { midRankClass, midRankShare } from '../../model/mid-rank.js'
import { expectedSpending } from '../../stats/gamma-gamma.js'
import type { RowsOf } from '../metric.js'
import { discountedYears } from '../value/forecast.js'
import { type PurchaseModel, purchaseModel } from '../value/purchase-model.js'
import { purchasesOf } from '../value/purchase-process.js'
import { daysCounted, purchaseQueries } from '../value/purchase-queries.js'
import { laterLifetime, renewalModel, renewalQueries } from '../value/renewal-model.js'

export const assessmentQueries = { ...renewalQueries, ...purchaseQueries }
type Rows = RowsOf<typeof assessmentQueries>

/**
 * The common tables of a query that end in `assessed`: the customers of the cut with their residual value by the model of
 * renewals (of purchases where nothing recurs), their score (mean of the ranks of revenue, residual value and loyalty) and the
 * thirds of value and loyalty.
 */
export function assessed(rows: Rows): Sql {
  return sql`
    ${rows.basis[0]?.basis === 'purchases' ? boughtAgain(rows) : renewed(rows)},
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

function renewed(rows: Rows): Sql {
  return sql`
    model AS (SELECT CAST(string_split(${expectedMonths(rows).join(',')}, ',') AS DOUBLE[]) AS months),
    forecast AS (
      SELECT standing.*, CAST(coalesce(recurring * months[renewals + 1], 0) AS DECIMAL(18, 4)) AS residual
      FROM ${customerStanding} AS standing, model
    )`
}

/** The discounted months that are still expected of a customer, by its renewals so far (0, 1, 2, …); one 0 without a model. */
function expectedMonths({ lives }: Rows): number[] {
  const model = renewalModel(lives)
  if ('status' in model) return [0]
  const longest = model.lives.reduce((most, life) => Math.max(most, life.renewals), 0)
  return Array.from({ length: longest + 1 }, (_, renewed) => laterLifetime(model.fit.parameters, renewed))
}

/** The money that a customer is still expected to bring is linear in the mean money of its repeats: `fixed` + `slope` × mean. */
function boughtAgain(rows: Rows): Sql {
  const classes = expectedMoney(purchaseModel(rows))
  const column = (of: (row: (typeof classes)[number]) => number) =>
    sql`unnest(CAST(string_split(${classes.map(of).join(',')}, ',') AS DOUBLE[]))`
  return sql`
    model AS (
      SELECT ${column((row) => row.frequency)} AS times, ${column((row) => row.recency_days)} AS last_day,
        ${column((row) => row.age_days)} AS age, ${column((row) => row.fixed)} AS fixed, ${column((row) => row.slope)} AS slope
    ),
    forecast AS (
      SELECT standing.*, CAST(coalesce(fixed + slope * coalesce(average, 0), 0) AS DECIMAL(18, 4)) AS residual
      FROM ${customerStanding} AS standing LEFT JOIN model
        ON times = frequency AND last_day = ${daysCounted(quotedIdentifier('recency_days'))} AND age = ${daysCounted(quotedIdentifier('days'))}
    )`
}

let last: { readonly of: ReturnType<typeof purchaseModel>; readonly money: readonly MoneyClass[] } | undefined
type MoneyClass = Readonly<Record<'frequency' | 'recency_days' | 'age_days' | 'fixed' | 'slope', number>>
const none: readonly MoneyClass[] = [{ frequency: 0, recency_days: 0, age_days: 0, fixed: 0, slope: 0 }]

/** By history of purchases, kept for the next query; nothing is expected without a model of purchases and of their money. */
function expectedMoney(model: ReturnType<typeof purchaseModel>): readonly MoneyClass[] {
  if ('status' in model || 'status' in model.money) return none
  if (last?.of !== model) last = { of: model, money: moneyClasses(model, model.money) }
  return last.money
}

function moneyClasses(
  { buying, histories }: PurchaseModel,
  { fit, left }: Exclude<PurchaseModel['money'], { status: string }>,
) {
  const unique = new Map(histories.map((row) => [`${row.frequency} ${row.recency_days} ${row.age_days}`, row]))
  return [...unique.values()].map((row) => {
    const purchases = left * discountedYears((days) => purchasesOf(buying, row, days))
    const fixed = expectedSpending(fit.parameters, row.frequency, 0)
    const slope = expectedSpending(fit.parameters, row.frequency, 1) - fixed
    const { frequency, recency_days, age_days } = row
    return { frequency, recency_days, age_days, fixed: purchases * fixed, slope: purchases * slope }
  })
}
