import type { Height } from './bfgs.js'
import { departure } from './departure.js'
import { digamma } from './digamma.js'
import { gaussLegendre } from './gauss-legendre.js'
import { logGamma } from './log-gamma.js'
import { type Likelihood, maximumLikelihood } from './maximum-likelihood.js'
import { type Histories, historyLevels, typicalInterval } from './purchase-histories.js'
import { type History, newCustomer, type PurchaseProcess } from './purchase-process.js'

type Parameters = readonly number[]

const { places, weights } = gaussLegendre(16)

/**
 * The Pareto/NBD model: purchases at a rate of one's own, Gamma(r, α), until dropping out at any moment, at a rate of one's own,
 * Gamma(s, β). Parameters [r, α, s, β]. Source: Schmittlein, Morrison & Colombo 1987; Fader & Hardie 2005, "A Note on Deriving
 * the Pareto/NBD Model". Where they print hypergeometric functions, the integral over the moment of dropping out stands here.
 */
export const paretoPurchases: PurchaseProcess = {
  likelihood: paretoLikelihood,
  fit: (histories) => {
    const interval = typicalInterval(histories)
    return maximumLikelihood(paretoLikelihood(histories), [
      [1, interval, 1, interval],
      [0.5, interval, 0.5, interval],
      [2, 2 * interval, 3, 30 * interval],
    ])
  },
  alive: paretoAlive,
  purchases: (parameters, time, history = newCustomer) => {
    const [r = 0, alpha = 0, s = 0, beta = 0] = parameters
    const rate = (r + history[0]) / (alpha + history[2])
    return rate * meanStay(s, beta + history[2], time) * paretoAlive(parameters, history)
  },
  pairs: (parameters, time, history = newCustomer) => {
    const [r = 0, alpha = 0, s = 0, beta = 0] = parameters
    const [power, rate] = [r + history[0], alpha + history[2]]
    const rates = (power * (power + 1)) / rate ** 2
    return rates * meanSquaredStay(s, beta + history[2], time) * paretoAlive(parameters, history)
  },
}

/** The mean time, at most `time`, until someone drops out who has a rate of Gamma(s, β): ∫ (β ÷ (β + u))^s du. */
function meanStay(s: number, beta: number, time: number): number {
  const log = Math.log1p(time / beta)
  const power = (1 - s) * log
  return beta * log * (Math.abs(power) < 1e-9 ? 1 : Math.expm1(power) / power)
}

/** The mean square of that time: 2 ∫ u (β ÷ (β + u))^s du, by quadrature. */
function meanSquaredStay(s: number, beta: number, time: number): number {
  let sum = 0
  for (let k = 0; k < places.length; k += 1) {
    const passed = time * (places[k] ?? 0)
    sum += (weights[k] ?? 0) * passed * (beta / (beta + passed)) ** s
  }
  return 2 * time * sum
}

function paretoAlive([r = 0, alpha = 0, s = 0, beta = 0]: Parameters, [x, last, age]: History = newCustomer): number {
  const stayed = -(r + x) * Math.log(alpha + age) - s * Math.log(beta + age)
  return 1 / (1 + s * Math.exp(departure(r + x, alpha, s, beta, last, age).log - stayed))
}

/** The log-likelihood of histories with its slope: stayed to the end, or left at a moment u after the last purchase. */
function paretoLikelihood(histories: Histories): Likelihood {
  const { frequency, recency, age, weight, frequencyWeight, total } = historyLevels(histories)
  return ([r = 0, alpha = 0, s = 0, beta = 0]) => {
    let value = total * (r * Math.log(alpha) - logGamma(r) + s * Math.log(beta))
    let [ofR, ofAlpha, ofS, ofBeta] = [Math.log(alpha) - digamma(r), r / alpha, Math.log(beta), s / beta].map(
      (one) => total * one,
    ) as [number, number, number, number]
    frequency.values.forEach((x, level) => {
      value += (frequencyWeight[level] ?? 0) * logGamma(r + x)
      ofR += (frequencyWeight[level] ?? 0) * digamma(r + x)
    })
    for (let row = 0; row < weight.length; row += 1) {
      const customers = weight[row] ?? 0
      const power = r + (frequency.values[frequency.at[row] ?? 0] ?? 0)
      const end = age.values[age.at[row] ?? 0] ?? 0
      const [logAlpha, logBeta] = [Math.log(alpha + end), Math.log(beta + end)]
      const stayed = -power * logAlpha - s * logBeta
      const left = departure(power, alpha, s, beta, recency.values[recency.at[row] ?? 0] ?? 0, end)
      const odds = s * Math.exp(Math.min(700, left.log - stayed))
      const gone = odds / (1 + odds)
      value += customers * (stayed + Math.log(1 + odds))
      ofR += customers * (gone * left.logAlpha - (1 - gone) * logAlpha)
      ofAlpha += customers * power * (gone * left.inverseAlpha - (1 - gone) / (alpha + end))
      ofS += customers * (gone * (left.logBeta + 1 / s) - (1 - gone) * logBeta)
      ofBeta += customers * (gone * (s + 1) * left.inverseBeta - ((1 - gone) * s) / (beta + end))
    }
    return { value, slope: [ofR, ofAlpha, ofS, ofBeta] } satisfies Height
  }
}
