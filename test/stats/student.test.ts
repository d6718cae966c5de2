import { expect, test } from 'vitest'
import { meanInterval, studentQuantile, studentTail } from '../../src/stats/student.js'

/** Student 1908, the sleep of ten patients under two drugs: differences, mean 1.58, interval 0.7001 to 2.4599 (R, t.test). */
test('the paired differences of the sleep data', () => {
  const differences = [1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4]
  const total = differences.reduce((sum, value) => sum + value, 0)
  const squares = differences.reduce((sum, value) => sum + value * value, 0)
  const interval = meanInterval(10, total, squares)
  expect(interval.mean).toBeCloseTo(1.58, 12)
  expect(interval.low).toBeCloseTo(0.7001142, 3)
  expect(interval.high).toBeCloseTo(2.4598858, 3)
})

/** Abramowitz & Stegun 1964, table 26.10. */
test.each([
  [0.975, 1, 12.706],
  [0.975, 2, 4.303],
  [0.995, 3, 5.841],
  [0.025, 3, -3.182],
  [0.975, 4, 2.776],
  [0.975, 9, 2.262],
  [0.975, 30, 2.042],
  [0.975, 120, 1.98],
  [0.995, 10, 3.169],
])('the quantile at %s with %i degrees is %s', (probability, degrees, value) => {
  expect(Math.abs(studentQuantile(probability, degrees) - value)).toBeLessThan(0.002)
})

test('a single value has no interval', () => {
  expect(() => meanInterval(1, 3, 9)).toThrow(RangeError)
})

/** Values of R's pt and scipy's t.sf, doubled; 1 degree is Cauchy: 1/2 beyond ±1. */
test.each([
  [1, 1, 0.5],
  [2.571, 5, 0.0499746],
  [3, 4, 0.039942],
  [1.5, 8, 0.1720033],
  [2, 30, 0.054625],
  [-2, 500, 0.046041],
  [0, 7, 1],
])('beyond ±%f with %i degrees: %f', (t, degrees, p) => {
  expect(studentTail(t, degrees)).toBeCloseTo(p, 5)
})
