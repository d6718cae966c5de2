import { wilsonInterval } from '../stats/wilson.js'
import type { Interval } from './answer.js'

/** The 95 % interval of a proportion, by Wilson's score. */
export function proportionInterval(cases: number, n: number): Interval {
  const { low, high } = wilsonInterval(cases, n)
  return { low, high, level: 0.95, method: 'wilson' }
}
