import { medianInterval } from '../stats/median-interval.js'
import { ratioBootstrap } from '../stats/ratio-bootstrap.js'
import { wilsonInterval } from '../stats/wilson.js'
import type { Interval } from './answer.js'

/** The 95 % interval of a proportion, by Wilson's score. */
export function proportionInterval(cases: number, n: number): Interval {
  const { low, high } = wilsonInterval(cases, n)
  return { low, high, level: 0.95, method: 'wilson' }
}

/** The 95 % interval of a ratio of sums, Σ numerator ÷ Σ denominator, by a seeded bootstrap over the cases (`weight` of each pair). */
export function ratioInterval(
  pairs: readonly { readonly numerator: number; readonly denominator: number; readonly weight: number }[],
  seed: number,
): Interval {
  const { low, high } = ratioBootstrap({
    numerator: Float64Array.from(pairs, (pair) => pair.numerator),
    denominator: Float64Array.from(pairs, (pair) => pair.denominator),
    weight: Float64Array.from(pairs, (pair) => pair.weight),
    seed,
  })
  return { low, high, level: 0.95, method: 'ratio-bootstrap' }
}

/** The 95 % interval of a median by order statistics; nothing where there is none (few cases, or beyond what was seen). */
export function medianBounds(counted: readonly { readonly value: number; readonly customers: number }[]): {
  readonly interval?: Interval
} {
  const bounds = medianInterval(
    counted.map(({ value }) => value),
    counted.map(({ customers }) => customers),
  )
  if (bounds === null || !Number.isFinite(bounds.high)) return {}
  return { interval: { ...bounds, level: 0.95, method: 'order-statistics' } }
}
