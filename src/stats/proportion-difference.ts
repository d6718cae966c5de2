import { wilsonInterval } from './wilson.js'

interface Difference {
  readonly value: number
  readonly low: number
  readonly high: number
}

/**
 * The difference of two independent proportions, first less second, with the hybrid score interval: Wilson's limits of each
 * side, joined (R. G. Newcombe 1998, Statistics in Medicine 17: 873–890, method 10). Throws RangeError for n of 0.
 */
export function proportionDifference(
  first: { readonly cases: number; readonly n: number },
  second: { readonly cases: number; readonly n: number },
  level = 0.95,
): Difference {
  const one = wilsonInterval(first.cases, first.n, level)
  const two = wilsonInterval(second.cases, second.n, level)
  const [p, q] = [first.cases / first.n, second.cases / second.n]
  return {
    value: p - q,
    low: p - q - Math.hypot(p - one.low, two.high - q),
    high: p - q + Math.hypot(one.high - p, q - two.low),
  }
}
