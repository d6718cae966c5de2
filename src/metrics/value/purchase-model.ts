import { z } from 'zod'
import { type Identifier, quotedIdentifier, sql } from '../../engine/sql.js'
import { purchaseHistory } from '../../model/purchase-history.js'
import { betaGeometricPurchases, expectedPurchases, stillBuying } from '../../stats/beta-geometric-purchases.js'
import { expectedSpending, gammaGamma } from '../../stats/gamma-gamma.js'
import { type Fit, predictedVariance } from '../../stats/maximum-likelihood.js'
import { note, type RowsOf, type Unknown, unknown } from '../metric.js'
import { type Backtest, type Calibration, calibrated, sumOf } from './forecast.js'

/** Above 20,000 customers days are counted in whole weeks and money to three digits: likelihoods take seconds, not hours. */
const isLarge = sql`(SELECT count(*) > 20000 FROM ${purchaseHistory} WHERE months_back = 0)`
const days = (column: Identifier) =>
  sql`CAST(CASE WHEN ${isLarge} THEN 7 * round(${column} / 7) ELSE ${column} END AS INTEGER)`

const history = { frequency: z.number(), customers: z.number() }
/** What the models of purchases ask of the facts: histories alike counted together, and the mean money of repeaters. */
export const purchaseQueries = {
  histories: {
    sql: sql`
      SELECT months_back, cut_on, next_days, frequency, ${days(quotedIdentifier('recency_days'))} AS recency_days,
        ${days(quotedIdentifier('age_days'))} AS age_days, is_before_data, count(*) AS customers,
        coalesce(sum(average), 0) AS average, sum(bought) AS bought, sum(received) AS received,
        sum(next_purchases) AS next_purchases, sum(next_revenue) AS next_revenue
      FROM ${purchaseHistory} GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY 1, 2, 3, 4, 5, 6, 7`,
    row: z.object({
      ...history,
      months_back: z.number(),
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
        WHEN ${isLarge} THEN round(CAST(average AS DOUBLE), CAST(2 - floor(log10(average)) AS INTEGER))
        ELSE CAST(average AS DOUBLE) END AS average
      FROM ${purchaseHistory} WHERE frequency > 0 GROUP BY 1, 2, 4 ORDER BY 1, 2, 4`,
    row: z.object({ ...history, months_back: z.number(), average: z.number() }),
  },
}
type Rows = RowsOf<typeof purchaseQueries>
export type History = Rows['histories'][number]
type Spending = Rows['spending'][number]

const fewestRepeaters = 30
const mostCorrelation = 0.3

/** The money of a purchase: parameters and the share of money that refunds leave, or why it cannot be forecast. */
export interface Money {
  readonly fit: Fit
  readonly left: number
}

/** Models of purchases fitted at the cut, and how they did on past days. */
export interface PurchaseModel {
  readonly fit: Fit
  readonly money: Money | Unknown
  readonly histories: readonly History[]
  readonly customers: number
  readonly backtests: readonly Backtest[]
  readonly calibration: readonly Calibration[]
}

/** The models of the base, or why there are none: too few that came back, no maximum found, or no past day to test them on. */
export function purchaseModel({ histories, spending }: Rows): PurchaseModel | Unknown {
  const at = (months: number) => {
    const seen = histories.filter((row) => row.months_back === months)
    const spent = spending.filter((row) => row.months_back === months)
    return { histories: seen, fit: purchaseFit(seen), money: moneyOf(seen, spent) }
  }
  const now = at(0)
  if ('status' in now.fit) return now.fit
  const days = [...new Set(histories.map((row) => row.months_back))].filter((months) => months > 0)
  const tests = days.flatMap((months) => {
    const past = at(months)
    return 'status' in past.fit ? [] : [backtest(past.histories, past.fit, past.money)]
  })
  if (tests.length === 0) return unknown('forecast-not-testable')
  return {
    fit: now.fit,
    money: now.money,
    histories: now.histories,
    customers: sumOf(now.histories, (row) => row.customers),
    backtests: tests.map(({ test }) => test),
    calibration: calibrated(
      tests.flatMap(({ groups }) => groups),
      [0, 1, 2, 3, 4, 5, 6, 7],
    ),
  }
}

/** Expected purchases of one customer of a history in the days after the cut. */
export function purchasesOf(parameters: readonly number[], row: History, days: number): number {
  return expectedPurchases(parameters, days / 7, row.frequency, row.recency_days / 7, row.age_days / 7)
}
/** The probability that a customer of a history still buys. */
export function aliveOf(parameters: readonly number[], row: History): number {
  return stillBuying(parameters, row.frequency, row.recency_days / 7, row.age_days / 7)
}
/** Σ expected money per purchase over the customers of a history, refunds taken off: linear in their mean money. */
export function spendingOf({ fit, left }: Money, row: History): number {
  return left * row.customers * expectedSpending(fit.parameters, row.frequency, row.average / row.customers)
}

/** Variance of the purchases of a base: chance (rates as Gamma given the history, gone or not) and parameters. */
export function purchasesVariance(fit: Fit, rows: readonly History[], days: number): number | null {
  const total = (parameters: readonly number[]) =>
    sumOf(rows, (row) => row.customers * purchasesOf(parameters, row, days))
  const uncertainty = predictedVariance(fit, total)
  const chance = sumOf(rows, (row) => {
    const [mean, alive] = [purchasesOf(fit.parameters, row, days), aliveOf(fit.parameters, row)]
    const ifAlive = mean / alive
    const square = ifAlive + ifAlive ** 2 * (1 + 1 / ((fit.parameters[0] ?? 0) + row.frequency))
    return row.customers * (alive * square - mean ** 2)
  })
  return uncertainty === null ? null : chance + uncertainty
}

/** What everybody should know who reads a forecast from these models. */
export function purchaseNotes({ fit, histories }: PurchaseModel) {
  const customers = sumOf(histories, (row) => (row.is_before_data ? row.customers : 0))
  return [
    note('forecast-by-purchases'),
    ...(fit.isFlat ? [note('likelihood-flat')] : []),
    ...(customers > 0 ? [note('first-purchase-perhaps-earlier', { customers })] : []),
  ]
}

function purchaseFit(rows: readonly History[]): Fit | Unknown {
  const repeaters = sumOf(rows, (row) => (row.frequency > 0 ? row.customers : 0))
  if (repeaters < fewestRepeaters) return unknown('too-few-repeaters-for-model', { repeaters })
  const fit = betaGeometricPurchases({
    frequency: Float64Array.from(rows, (row) => row.frequency),
    recency: Float64Array.from(rows, (row) => row.recency_days / 7),
    age: Float64Array.from(rows, (row) => row.age_days / 7),
    weight: Float64Array.from(rows, (row) => row.customers),
  })
  return fit ?? unknown('model-did-not-converge')
}

function moneyOf(rows: readonly History[], spent: readonly Spending[]): Money | Unknown {
  const correlation = correlationOf(spent)
  if (Math.abs(correlation) > mostCorrelation) return unknown('money-follows-frequency', { correlation })
  const fit = gammaGamma({
    frequency: Float64Array.from(spent, (row) => row.frequency),
    average: Float64Array.from(spent, (row) => row.average),
    weight: Float64Array.from(spent, (row) => row.customers),
  })
  if (fit === undefined || Number.isNaN(expectedSpending(fit.parameters, 0, 0)))
    return unknown('model-did-not-converge')
  return { fit, left: sumOf(rows, (row) => row.received) / sumOf(rows, (row) => row.bought) }
}

/** Pearson's correlation of repeat purchases with their mean money; 0 where one of them does not vary. */
function correlationOf(spent: readonly Spending[]): number {
  const n = sumOf(spent, (row) => row.customers)
  const mean = (of: (row: Spending) => number) => sumOf(spent, (row) => row.customers * of(row)) / n
  const [x, y] = [mean((row) => row.frequency), mean((row) => row.average)]
  const both = mean((row) => (row.frequency - x) * (row.average - y))
  const scale = Math.sqrt(mean((row) => (row.frequency - x) ** 2) * mean((row) => (row.average - y) ** 2))
  return scale > 0 ? both / scale : 0
}

function backtest(
  past: readonly History[],
  fit: Fit,
  money: Money | Unknown,
): { test: Backtest; groups: Calibration[] } {
  const days = past[0]?.next_days ?? 0
  const groups = past.map((row) => ({
    from: row.frequency,
    customers: row.customers,
    predicted: row.customers * purchasesOf(fit.parameters, row, days),
    actual: row.next_purchases,
  }))
  const test = {
    cut: past[0]?.cut_on ?? '',
    predicted: sumOf(groups, (group) => group.predicted),
    actual: sumOf(groups, (group) => group.actual),
    variance: purchasesVariance(fit, past, days),
    predictedMoney:
      'status' in money ? null : sumOf(past, (row) => purchasesOf(fit.parameters, row, days) * spendingOf(money, row)),
    actualMoney: sumOf(past, (row) => row.next_revenue),
  }
  return { test, groups }
}
