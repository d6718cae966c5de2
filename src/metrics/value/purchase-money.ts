import { expectedSpending, gammaGamma } from '../../stats/gamma-gamma.js'
import type { Fit } from '../../stats/maximum-likelihood.js'
import { type Unknown, unknown } from '../metric.js'
import { sumOf } from './forecast.js'
import type { HistoryRow, SpendingRow } from './purchase-queries.js'

const mostCorrelation = 0.3

/** The money of a purchase: parameters of the Gamma-Gamma model, and the share of money that refunds leave. */
export interface Money {
  readonly fit: Fit
  readonly left: number
}

/** The model of money, or why it cannot be forecast: it goes with the number of purchases, no maximum, no finite mean. */
export function moneyOf(rows: readonly HistoryRow[], spent: readonly SpendingRow[]): Money | Unknown {
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

/** Σ expected money per purchase over the customers of a history, refunds taken off: linear in their mean money. */
export function spendingOf({ fit, left }: Money, row: HistoryRow, parameters = fit.parameters): number {
  return left * row.customers * expectedSpending(parameters, row.frequency, row.average / row.customers)
}

/** Pearson's correlation of repeat purchases with their mean money; 0 where one of them does not vary. */
function correlationOf(spent: readonly SpendingRow[]): number {
  const n = sumOf(spent, (row) => row.customers)
  const mean = (of: (row: SpendingRow) => number) => sumOf(spent, (row) => row.customers * of(row)) / n
  const [x, y] = [mean((row) => row.frequency), mean((row) => row.average)]
  const both = mean((row) => (row.frequency - x) * (row.average - y))
  const scale = Math.sqrt(mean((row) => (row.frequency - x) ** 2) * mean((row) => (row.average - y) ** 2))
  return scale > 0 ? both / scale : 0
}
