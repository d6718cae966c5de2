import { normalProbability, normalQuantile } from './normal.js'

/** One side: how many cases (the effective number where they are weighted), their mean and variance (divisor n − 1). */
interface Side {
  readonly n: number
  readonly mean: number
  readonly variance: number
}

interface StandardisedDifference {
  readonly value: number
  readonly low: number
  readonly high: number
  /** Two-sided, normal. */
  readonly p: number
}

/**
 * How far the first side lies above the second, in pooled standard deviations: Hedges' g, Cohen's d less its bias in small
 * samples, and its large-sample interval (Hedges & Olkin 1985, ch. 5). Throws RangeError where a side has fewer than two
 * cases or nothing varies.
 */
export function standardisedDifference(first: Side, second: Side, level = 0.95): StandardisedDifference {
  const degrees = first.n + second.n - 2
  const pooled = ((first.n - 1) * first.variance + (second.n - 1) * second.variance) / degrees
  if (!(first.n >= 2 && second.n >= 2 && pooled > 0)) throw new RangeError('no standardised difference')
  const value = (1 - 3 / (4 * degrees - 1)) * ((first.mean - second.mean) / Math.sqrt(pooled))
  const error = Math.sqrt((first.n + second.n) / (first.n * second.n) + (value * value) / (2 * (first.n + second.n)))
  const reach = normalQuantile((1 + level) / 2) * error
  return { value, low: value - reach, high: value + reach, p: 2 * (1 - normalProbability(Math.abs(value) / error)) }
}
