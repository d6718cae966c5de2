import { type Fit, type Likelihood, maximumLikelihood } from './maximum-likelihood.js'

/** Chances to leave, by age: at the t-th renewal (t = 1, 2, …) of `atRisk` customers `lost` did not renew. */
export interface Renewals {
  readonly age: ArrayLike<number>
  readonly atRisk: ArrayLike<number>
  readonly lost: ArrayLike<number>
}

type Parameters = readonly number[]

/**
 * The shifted-beta-geometric model of contracts: everybody leaves at each renewal with a probability of its own, spread over customers
 * as Beta(α, β). Fits [α, β]. Counts of any number of cohorts add up, and late entry is only fewer at risk, because the
 * likelihood is a product over renewals. Where customers do not differ it is flat towards the geometric model.
 * Source: Fader & Hardie 2007, "How to Project Customer Retention".
 */
export function shiftedBetaGeometric(renewals: Renewals): Fit | undefined {
  return maximumLikelihood(renewalLikelihood(renewals), [
    [1, 1],
    [1, 10],
    [5, 50],
  ])
}

/** Σ lost × ln(1 − r) + (at risk − lost) × ln r over the ages, r being the renewal rate of the age; and its slope. */
export function renewalLikelihood({ age, atRisk, lost }: Renewals): Likelihood {
  return ([alpha = 0, beta = 0]) => {
    let [value, ofAlpha, ofBeta] = [0, 0, 0]
    for (let index = 0; index < age.length; index += 1) {
      const [all, left] = [atRisk[index] ?? 0, lost[index] ?? 0]
      const before = beta + (age[index] ?? 0) - 1
      value += left * Math.log(alpha) + (all - left) * Math.log(before) - all * Math.log(alpha + before)
      ofAlpha += left / alpha - all / (alpha + before)
      ofBeta += (all - left) / before - all / (alpha + before)
    }
    return { value, slope: [ofAlpha, ofBeta] }
  }
}

/** The probability of renewing `more` times after `renewed` renewals: a product of renewal rates. */
export function renewalProbability([alpha = 0, beta = 0]: Parameters, renewed: number, more: number): number {
  let probability = 1
  for (let age = renewed + 1; age <= renewed + more; age += 1)
    probability *= (beta + age - 1) / (alpha + beta + age - 1)
  return probability
}

/**
 * Discounted expected residual lifetime in periods after `renewed` renewals, up to `horizon` of them (Infinity: until a million
 * periods or a term below 1e-12): Σ over k = 1, 2, … of the probability to renew k times × discount^(k − 1), the first right
 * ahead and undiscounted. Source: Fader & Hardie 2010, equation 6.
 */
export function residualLifetime(
  [alpha = 0, beta = 0]: Parameters,
  renewed: number,
  discount: number,
  horizon: number,
): number {
  let [term, sum] = [1, 0]
  for (let k = 1; k <= Math.min(horizon, 1e6); k += 1) {
    const age = renewed + k
    term *= ((beta + age - 1) / (alpha + beta + age - 1)) * (k === 1 ? 1 : discount)
    sum += term
    if (term < 1e-12) break
  }
  return sum
}
