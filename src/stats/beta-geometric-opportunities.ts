import { type Likelihood, maximumLikelihood } from './maximum-likelihood.js'
import type { Histories } from './purchase-histories.js'
import { type History, newCustomer, type PurchaseProcess } from './purchase-process.js'

type Parameters = readonly number[]

/**
 * The BG/BB model of purchases at opportunities (months, say): whoever is still there buys with a probability of its own, Beta(α, β),
 * and drops out before each opportunity with another, Beta(γ, δ). Parameters [α, β, γ, δ]; frequency, recency, age and time
 * are whole numbers of opportunities after the first purchase. Source: Fader, Hardie & Shang 2010, "Customer-Base
 * Analysis in a Discrete-Time Noncontractual Setting".
 */
export const betaGeometricOpportunities: PurchaseProcess = {
  likelihood: opportunityLikelihood,
  fit: (histories) =>
    maximumLikelihood(opportunityLikelihood(histories), [
      [1, 1, 1, 5],
      [0.5, 2, 0.5, 2],
      [3, 10, 3, 30],
    ]),
  alive,
  purchases: (parameters, time, history = newCustomer) =>
    chance(parameters, history) * alive(parameters, history) * stays(parameters, history[2], time, () => 1),
  pairs: (parameters, time, history = newCustomer) => {
    const [alpha = 0, beta = 0] = parameters
    const twice = chance(parameters, history) * ((alpha + history[0] + 1) / (alpha + beta + history[2] + 1))
    return twice * alive(parameters, history) * stays(parameters, history[2], time, (k) => 2 * k)
  },
}

/** The probability that whoever is still there buys at the next opportunity. */
function chance([alpha = 0, beta = 0]: Parameters, [frequency, , age]: History): number {
  return (alpha + frequency) / (alpha + beta + age)
}

/** Σ over the coming opportunities, k = 0, 1, 2 …, of `of`(k) × the probability to be there, if there at the first of them. */
function stays([, , gamma = 0, delta = 0]: Parameters, age: number, time: number, of: (k: number) => number): number {
  let [stay, sum] = [1, 0]
  for (let k = 0; k < time; k += 1) {
    sum += stay * of(k)
    stay *= (delta + age + k + 1) / (gamma + delta + age + k + 1)
  }
  return sum
}

/** The probability to be there at the next opportunity: not gone before the last one seen, nor before the next. */
function alive(parameters: Parameters, history: History = newCustomer): number {
  const [, , gamma = 0, delta = 0] = parameters
  return (delta + history[2]) / (gamma + delta + history[2]) / (1 + departed(parameters, history).odds)
}

/**
 * The odds of having dropped out unseen after the last purchase, against still being there, and the mean slopes of the logarithms of its
 * cases: ratios of gamma functions one opportunity apart are plain quotients.
 */
function departed([alpha = 0, beta = 0, gamma = 0, delta = 0]: Parameters, [x, last, age]: History) {
  let [ratio, odds] = [1, 0]
  let [ofBuying, ofNot, ofLeaving, ofStaying] = [0, 0, 0, 0]
  let [ofAlpha, ofBeta, ofGamma, ofDelta] = [0, 0, 0, 0]
  for (let k = age - 1; k >= last; k -= 1) {
    ratio *= ((alpha + beta + k) * (gamma + delta + k)) / ((beta + k - x) * (delta + k))
    const one = Math.min(1e290, (ratio * gamma) / (gamma + delta + k))
    ofBuying += 1 / (alpha + beta + k)
    ofNot += 1 / (beta + k - x)
    ofStaying += 1 / (delta + k)
    odds += one
    ofAlpha += one * ofBuying
    ofBeta += one * (ofBuying - ofNot)
    ofGamma += one * (1 / gamma + ofLeaving)
    ofDelta += one * (ofLeaving - ofStaying)
    ofLeaving += 1 / (gamma + delta + k)
  }
  return { odds, slope: odds > 0 ? [ofAlpha / odds, ofBeta / odds, ofGamma / odds, ofDelta / odds] : [] }
}

/** The log-likelihood (equation 5 of the source) with its slope: there at all opportunities, or gone after one of the last. */
function opportunityLikelihood({ frequency, recency, age, weight }: Histories): Likelihood {
  const most = Array.from(age).reduce((longest, one) => Math.max(longest, one), 0)
  return (parameters) => {
    const [alpha = 0, beta = 0, gamma = 0, delta = 0] = parameters
    const [buys, not, either] = [rise(alpha, most), rise(beta, most), rise(alpha + beta, most)]
    const [stays, stayed] = [rise(delta, most), rise(gamma + delta, most)]
    let [value, ofAlpha, ofBeta, ofGamma, ofDelta] = [0, 0, 0, 0, 0]
    for (let row = 0; row < weight.length; row += 1) {
      const [x, n, customers] = [frequency[row] ?? 0, age[row] ?? 0, weight[row] ?? 0]
      const { odds, slope } = departed(parameters, [x, recency[row] ?? 0, n])
      const gone = odds / (1 + odds)
      const log = at(buys.log, x) + at(not.log, n - x) - at(either.log, n) + at(stays.log, n) - at(stayed.log, n)
      value += customers * (log + Math.log(1 + odds))
      ofAlpha += customers * (at(buys.slope, x) - at(either.slope, n) + gone * at(slope, 0))
      ofBeta += customers * (at(not.slope, n - x) - at(either.slope, n) + gone * at(slope, 1))
      ofGamma += customers * (gone * at(slope, 2) - at(stayed.slope, n))
      ofDelta += customers * (at(stays.slope, n) - at(stayed.slope, n) + gone * at(slope, 3))
    }
    return { value, slope: [ofAlpha, ofBeta, ofGamma, ofDelta] }
  }
}

/** ln Γ(z + k) − ln Γ(z) and its derivative in z, for k = 0, 1, … up to `most`. */
function rise(z: number, most: number): { readonly log: Float64Array; readonly slope: Float64Array } {
  const [log, slope] = [new Float64Array(most + 1), new Float64Array(most + 1)]
  for (let k = 0; k < most; k += 1) {
    log[k + 1] = at(log, k) + Math.log(z + k)
    slope[k + 1] = at(slope, k) + 1 / (z + k)
  }
  return { log, slope }
}

function at(values: ArrayLike<number>, place: number): number {
  return values[place] ?? 0
}
