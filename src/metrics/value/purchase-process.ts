import { betaGeometricPurchases } from '../../stats/beta-geometric-purchases.js'
import { type Fit, predictedVariance } from '../../stats/maximum-likelihood.js'
import { modifiedBetaGeometricPurchases } from '../../stats/modified-beta-geometric-purchases.js'
import { paretoPurchases } from '../../stats/pareto-purchases.js'
import type { History, PurchaseProcess } from '../../stats/purchase-process.js'
import { type Unknown, unknown } from '../metric.js'
import { sumOf } from './forecast.js'
import type { HistoryRow } from './purchase-queries.js'

/** The models of purchases that are held against each other on past days, by the key of their name. Equal ones: the first. */
export const purchaseProcesses: readonly { readonly id: string; readonly process: PurchaseProcess }[] = [
  { id: 'bg-nbd', process: betaGeometricPurchases },
  { id: 'mbg-nbd', process: modifiedBetaGeometricPurchases },
  { id: 'pareto-nbd', process: paretoPurchases },
]

const fewestRepeaters = 30
const week = 7

/** A model of purchases fitted to histories; its unit of time is the week. */
export interface Buying {
  readonly process: PurchaseProcess
  readonly fit: Fit
}

/** The fit of a model, or why there is none. */
export function buyingOf(process: PurchaseProcess, rows: readonly HistoryRow[]): Buying | Unknown {
  const repeaters = sumOf(rows, (row) => (row.frequency > 0 ? row.customers : 0))
  if (repeaters < fewestRepeaters) return unknown('too-few-repeaters-for-model', { repeaters })
  const fit = process.fit({
    frequency: Float64Array.from(rows, (row) => row.frequency),
    recency: Float64Array.from(rows, (row) => row.recency_days / week),
    age: Float64Array.from(rows, (row) => row.age_days / week),
    weight: Float64Array.from(rows, (row) => row.customers),
  })
  return fit === undefined ? unknown('model-did-not-converge') : { process, fit }
}

/** Expected purchases in the days after the cut: of one customer of a history, or of a new one after its first. */
export function purchasesOf(
  { process, fit }: Buying,
  row: HistoryRow | null,
  days: number,
  parameters = fit.parameters,
): number {
  return process.purchases(parameters, days / week, row === null ? undefined : historyOf(row))
}

/** The probability that a customer of a history still buys. */
export function aliveOf({ process, fit }: Buying, row: HistoryRow): number {
  return process.alive(fit.parameters, historyOf(row))
}

/** Variance of the purchases of a base in the days after the cut: chance, and the uncertainty of the parameters. */
export function purchasesVariance(buying: Buying, rows: readonly HistoryRow[], days: number): number | null {
  const { process, fit } = buying
  const uncertainty = predictedVariance(fit, (parameters) =>
    sumOf(rows, (row) => row.customers * purchasesOf(buying, row, days, parameters)),
  )
  const chance = sumOf(rows, (row) => {
    const mean = purchasesOf(buying, row, days)
    return row.customers * (process.pairs(fit.parameters, days / week, historyOf(row)) + mean - mean ** 2)
  })
  return uncertainty === null ? null : chance + uncertainty
}

function historyOf({ frequency, recency_days, age_days }: HistoryRow): History {
  return [frequency, recency_days / week, age_days / week]
}
