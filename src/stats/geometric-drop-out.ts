import type { Height } from './bfgs.js'
import { digamma } from './digamma.js'
import { logGamma } from './log-gamma.js'
import { type Fit, type Likelihood, maximumLikelihood } from './maximum-likelihood.js'
import { type Histories, type HistoryLevels, historyLevels, typicalInterval } from './purchase-histories.js'

type Parameters = readonly number[]
/** Chances to drop out that the first purchase brings: none in BG/NBD, one in MBG/NBD. It is all in which the two differ. */
export type FirstChance = 0 | 1

/**
 * What BG/NBD and MBG/NBD share: purchases at a rate of one's own, Gamma(r, α), until dropping out at a purchase with a
 * probability of one's own, Beta(a, b). Fits [r, α, a, b]; rates are per unit of time.
 */
export function geometricDropOut(histories: Histories, first: FirstChance): Fit | undefined {
  const interval = typicalInterval(histories)
  return maximumLikelihood(dropOutLikelihood(histories, first), [
    [1, interval, 1, 1],
    [0.3, interval / 3, 0.5, 2],
    [3, 3 * interval, 1, 10],
  ])
}

/** The log-likelihood of histories with its slope: gamma functions per frequency, logarithms per recency and age. */
export function dropOutLikelihood(histories: Histories, first: FirstChance): Likelihood {
  const levels = historyLevels(histories)
  return (parameters) => {
    const base = frequencyTerms(levels, parameters, first)
    const rest = endTerms(levels, parameters, first)
    return { value: base.value + rest.value, slope: base.slope.map((x, k) => x + (rest.slope[k] ?? 0)) }
  }
}

/** Purchases made and drop-outs survived: what does not depend on when they were. */
function frequencyTerms(
  levels: HistoryLevels,
  [r = 0, alpha = 0, a = 0, b = 0]: Parameters,
  first: FirstChance,
): Height {
  const { frequency, frequencyWeight, total } = levels
  let value = total * (r * Math.log(alpha) - logGamma(r) + logGamma(a + b) - logGamma(b))
  const either = total * digamma(a + b)
  let [ofR, ofA, ofB] = [total * (Math.log(alpha) - digamma(r)), either, either - total * digamma(b)]
  frequency.values.forEach((x, level) => {
    const customers = frequencyWeight[level] ?? 0
    const survived = b + x + first
    value += customers * (logGamma(r + x) + logGamma(survived) - logGamma(a + survived))
    const both = digamma(a + survived)
    ofR += customers * digamma(r + x)
    ofA -= customers * both
    ofB += customers * (digamma(survived) - both)
  })
  return { value, slope: [ofR, (total * r) / alpha, ofA, ofB] }
}

/** Still there, or gone with the last purchase: ln((α + T)^−(r + x) + a ÷ (b + chances − 1) × (α + t_x)^−(r + x)). */
function endTerms(levels: HistoryLevels, [r = 0, alpha = 0, a = 0, b = 0]: Parameters, first: FirstChance): Height {
  const { frequency, recency, age, weight } = levels
  const logAge = age.values.map((time) => Math.log(alpha + time))
  const logRecency = recency.values.map((time) => Math.log(alpha + time))
  const logOdds = frequency.values.map((x) => Math.log(a / (b + x + first - 1)))
  let [value, ofR, ofAlpha, ofA, ofB] = [0, 0, 0, 0, 0]
  for (let row = 0; row < weight.length; row += 1) {
    const [level, last, end] = [frequency.at[row] ?? 0, recency.at[row] ?? 0, age.at[row] ?? 0]
    const x = frequency.values[level] ?? 0
    const customers = weight[row] ?? 0
    const logEnd = logAge[end] ?? 0
    const inverseEnd = 1 / (alpha + (age.values[end] ?? 0))
    const power = r + x
    value -= customers * power * logEnd
    ofR -= customers * logEnd
    ofAlpha -= customers * power * inverseEnd
    if (x + first === 0) continue
    const between = logEnd - (logRecency[last] ?? 0)
    const odds = Math.exp(Math.min(700, (logOdds[level] ?? 0) + power * between))
    const gone = customers * (odds / (1 + odds))
    value += customers * Math.log(1 + odds)
    ofR += gone * between
    ofAlpha += gone * power * (inverseEnd - 1 / (alpha + (recency.values[last] ?? 0)))
    ofA += gone
    ofB -= gone / (b + x + first - 1)
  }
  return { value, slope: [ofR, ofAlpha, ofA / a, ofB] }
}
