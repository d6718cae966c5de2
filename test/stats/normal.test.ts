import { expect, test } from 'vitest'
import { normalProbability, normalQuantile } from '../../src/stats/normal.js'

/** Tabled quantiles of the standard normal distribution. */
test.each([
  [0.5, 0],
  [0.9, 1.2815515655446004],
  [0.95, 1.6448536269514722],
  [0.975, 1.959963984540054],
  [0.995, 2.5758293035489004],
  [0.999, 3.090232306167813],
  [0.025, -1.959963984540054],
  [1e-6, -4.753424308822899],
])('the quantile at %s is %s', (probability, quantile) => {
  expect(normalQuantile(probability)).toBeCloseTo(quantile, 10)
})

test('probability and quantile undo each other', () => {
  expect(normalProbability(0)).toBe(0.5)
  expect(normalProbability(1)).toBeCloseTo(0.8413447460685429, 14)
  expect(normalProbability(-3)).toBeCloseTo(0.0013498980316301, 14)
  expect(normalProbability(40)).toBe(1)
  expect(normalProbability(-40)).toBe(0)
})

test.each([0, 1, -0.1, 1.1, Number.NaN])('there is no quantile at %s', (probability) => {
  expect(() => normalQuantile(probability)).toThrow(RangeError)
})
