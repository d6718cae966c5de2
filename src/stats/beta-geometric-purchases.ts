import { hypergeometric } from './hypergeometric.js'
import { logGamma } from './log-gamma.js'
import { type Fit, maximumLikelihood } from './maximum-likelihood.js'

/**
 * Purchase histories in one unit of time, alike ones once with their `weight`: repeat purchases, time from the first to the last
 * of them, and time from the first purchase to the cut.
 */
export interface Histories {
  readonly frequency: ArrayLike<number>
  readonly recency: ArrayLike<number>
  readonly age: ArrayLike<number>
  readonly weight: ArrayLike<number>
}
type Parameters = readonly number[]

/**
 * The BG/NBD model of purchases without a contract: bought at a rate of one's own, Gamma(r, α), until dropping out after any purchase
 * with a probability of one's own, Beta(a, b). Fits [r, α, a, b]; rates are per unit of time.
 * Source: Fader, Hardie & Lee 2005, "Counting Your Customers the Easy Way".
 */
export function betaGeometricPurchases(histories: Histories): Fit | undefined {
  const typical = meanOf(histories.age, histories.weight) / Math.max(0.1, meanOf(histories.frequency, histories.weight))
  return maximumLikelihood(
    (parameters) => purchaseLogLikelihood(histories, parameters),
    [
      [1, typical, 1, 1],
      [0.3, typical / 3, 0.5, 2],
      [3, 3 * typical, 1, 10],
    ],
  )
}

/** The log-likelihood of histories (equation 6 of the source), each counted by its weight. */
export function purchaseLogLikelihood(histories: Histories, [r = 0, alpha = 0, a = 0, b = 0]: Parameters): number {
  const { frequency, recency, age, weight } = histories
  const start = r * Math.log(alpha) - logGamma(r) + logGamma(a + b) - logGamma(b)
  const perFrequency = new Map<number, number>()
  let sum = 0
  for (let index = 0; index < weight.length; index += 1) {
    const x = frequency[index] ?? 0
    let counted = perFrequency.get(x)
    if (counted === undefined) {
      counted = start + logGamma(r + x) + logGamma(b + x) - logGamma(a + b + x)
      perFrequency.set(x, counted)
    }
    const alive = -(r + x) * Math.log(alpha + (age[index] ?? 0))
    const gone = Math.log(a / (b + x - 1)) - (r + x) * Math.log(alpha + (recency[index] ?? 0))
    const most = x > 0 ? Math.max(alive, gone) : alive
    const either = x > 0 ? most + Math.log(Math.exp(alive - most) + Math.exp(gone - most)) : alive
    sum += (weight[index] ?? 0) * (counted + either)
  }
  return sum
}

/** The probability that a customer with this history still buys (1 without a repeat purchase: the model lets go only then). */
export function stillBuying(
  [r = 0, alpha = 0, a = 0, b = 0]: Parameters,
  frequency: number,
  recency: number,
  age: number,
): number {
  if (frequency === 0) return 1
  const odds = (a / (b + frequency - 1)) * ((alpha + age) / (alpha + recency)) ** (r + frequency)
  return 1 / (1 + odds)
}

/**
 * Expected purchases in the `time` after the cut, given a history; 0, 0, 0 is a new customer after its first purchase. The
 * hypergeometric function of equation 10 stands in the one of its two forms (Euler) that stays bounded, so that nothing overflows.
 */
export function expectedPurchases(parameters: Parameters, time: number, frequency = 0, recency = 0, age = 0): number {
  const [r = 0, alpha = 0, given = 0, b = 0] = parameters
  const a = Math.abs(given - 1) < 1e-6 ? 1 + 1e-6 : given
  const z = time / (alpha + age + time)
  const factor = a + b + frequency - 1
  const rest =
    a - 1 < r + frequency
      ? (1 - z) ** (a - 1) * hypergeometric(a + b - 1 - r, a - 1, factor, z)
      : (1 - z) ** (r + frequency) * hypergeometric(r + frequency, b + frequency, factor, z)
  return (factor / (a - 1)) * (1 - rest) * stillBuying(parameters, frequency, recency, age)
}

function meanOf(values: ArrayLike<number>, weight: ArrayLike<number>): number {
  let [sum, total] = [0, 0]
  for (let index = 0; index < weight.length; index += 1) {
    sum += (values[index] ?? 0) * (weight[index] ?? 0)
    total += weight[index] ?? 0
  }
  return total === 0 ? 0 : sum / total
}
