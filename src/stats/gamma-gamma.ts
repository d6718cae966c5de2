import { digamma } from './digamma.js'
import { levelsOf, weightOf } from './levels.js'
import { logGamma } from './log-gamma.js'
import { type Fit, type Likelihood, maximumLikelihood } from './maximum-likelihood.js'

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
  const fit = maximumLikelihood(spendingLikelihood(scaled), [
    [1, 2, 1],
    [5, 4, 0.5],
    [2, 10, 10],
  ])
  if (fit === undefined) return undefined
  const [p = 0, q = 0, v = 0] = fit.parameters
  return { ...fit, parameters: [p, q, v * scale], logLikelihood: fit.logLikelihood - cases * Math.log(scale) }
}

/** The log-likelihood of the mean values (equation 1 of the source) with its slope: gamma functions once per frequency. */
export function spendingLikelihood({ frequency, average, weight }: Spending): Likelihood {
  const levels = levelsOf(frequency)
  const levelWeight = weightOf(levels, weight)
  const total = levelWeight.reduce((sum, one) => sum + one, 0)
  return ([p = 0, q = 0, v = 0]) => {
    let value = total * (q * Math.log(v) - logGamma(q))
    let [ofP, ofQ, ofV] = [0, total * (Math.log(v) - digamma(q)), (total * q) / v]
    levels.values.forEach((x, level) => {
      const customers = levelWeight[level] ?? 0
      const both = digamma(p * x + q)
      value += customers * (logGamma(p * x + q) - logGamma(p * x))
      ofP += customers * x * (both - digamma(p * x))
      ofQ += customers * both
    })
    for (let row = 0; row < weight.length; row += 1) {
      const [customers, x, mean] = [weight[row] ?? 0, frequency[row] ?? 0, average[row] ?? 0]
      const [spent, all] = [Math.log(x * mean), Math.log(x * mean + v)]
      value += customers * (p * x * (spent - all) - q * all - Math.log(mean))
      ofP += customers * x * (spent - all)
      ofQ -= customers * all
      ofV -= (customers * (p * x + q)) / (x * mean + v)
    }
    return { value, slope: [ofP, ofQ, ofV] }
  }
}

/**
 * Expected money per purchase of a customer with `frequency` repeat purchases of mean value `average`; frequency 0 is the mean
 * of the population. NaN where that mean does not exist (p × frequency + q ≤ 1).
 */
export function expectedSpending([p = 0, q = 0, v = 0]: readonly number[], frequency: number, average: number): number {
  const below = p * frequency + q - 1
  return below > 0 ? (p * (v + frequency * average)) / below : Number.NaN
}
