import { logGamma } from './log-gamma.js'
import { type Fit, maximumLikelihood } from './maximum-likelihood.js'

/** Repeat purchases and their mean value per customer, alike ones once with their `weight`; both are above 0. */
interface Spending {
  readonly frequency: ArrayLike<number>
  readonly average: ArrayLike<number>
  readonly weight: ArrayLike<number>
}

/**
 * The Gamma-Gamma model of money per purchase: purchases of a customer vary around a mean of its own, independent of how often
 * it buys. Fits [p, q, v]; v is in units of money (sought in units of the mean). Source: Fader & Hardie 2013, "The Gamma-Gamma Model of Monetary Value".
 */
export function gammaGamma({ frequency, average, weight }: Spending): Fit | undefined {
  let [cases, sum] = [0, 0]
  for (let index = 0; index < weight.length; index += 1) {
    cases += weight[index] ?? 0
    sum += (weight[index] ?? 0) * (average[index] ?? 0)
  }
  const scale = sum / cases
  const scaled = { frequency, average: Float64Array.from(average, (money) => money / scale), weight }
  const fit = maximumLikelihood(
    (parameters) => spendingLogLikelihood(scaled, parameters),
    [
      [1, 2, 1],
      [5, 4, 0.5],
      [2, 10, 10],
    ],
  )
  if (fit === undefined) return undefined
  const [p = 0, q = 0, v = 0] = fit.parameters
  return { ...fit, parameters: [p, q, v * scale], logLikelihood: fit.logLikelihood - cases * Math.log(scale) }
}

/** The log-likelihood of the mean values (equation 1 of the source), each counted by its weight. */
export function spendingLogLikelihood(
  { frequency, average, weight }: Spending,
  [p = 0, q = 0, v = 0]: readonly number[],
): number {
  const start = q * Math.log(v) - logGamma(q)
  let sum = 0
  for (let index = 0; index < weight.length; index += 1) {
    const [x, m] = [frequency[index] ?? 0, average[index] ?? 0]
    const shape = p * x
    const density =
      logGamma(shape + q) -
      logGamma(shape) +
      (shape - 1) * Math.log(m) +
      shape * Math.log(x) -
      (shape + q) * Math.log(x * m + v)
    sum += (weight[index] ?? 0) * (start + density)
  }
  return sum
}

/**
 * Expected money per purchase of a customer with `frequency` repeat purchases of mean value `average`; frequency 0 is the mean
 * of the population. NaN where that mean does not exist (p × frequency + q ≤ 1).
 */
export function expectedSpending([p = 0, q = 0, v = 0]: readonly number[], frequency: number, average: number): number {
  const below = p * frequency + q - 1
  return below > 0 ? (p * (v + frequency * average)) / below : Number.NaN
}
