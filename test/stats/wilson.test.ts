import { expect, test } from 'vitest'
import { wilsonInterval } from '../../src/stats/wilson.js'

/** Published 95 % intervals: Newcombe 1998, Statistics in Medicine 17: 857–872, table I. */
test.each([
  [81, 263, 0.255289, 0.36621],
  [15, 148, 0.062386, 0.160487],
  [0, 20, 0, 0.161125],
  [1, 29, 0.006113, 0.171755],
])('%i of %i: %s to %s', (successes, n, low, high) => {
  const interval = wilsonInterval(successes, n)
  expect(interval.low).toBeCloseTo(low, 5)
  expect(interval.high).toBeCloseTo(high, 5)
})

test('reaches its ends exactly', () => {
  expect(wilsonInterval(0, 7).low).toBe(0)
  expect(wilsonInterval(7, 7).high).toBe(1)
})

test('is its own mirror image', () => {
  const some = wilsonInterval(3, 10)
  const others = wilsonInterval(7, 10)
  expect(some.low).toBeCloseTo(1 - others.high, 14)
  expect(some.high).toBeCloseTo(1 - others.low, 14)
})

test('widens with its level: 1 of 2 at z = 2.5758 is 0.5 ± z ÷ 2√(2 + z²)', () => {
  const z = 2.5758293035489004
  expect(wilsonInterval(1, 2, 0.99).high).toBeCloseTo(0.5 + z / (2 * Math.sqrt(2 + z * z)), 12)
})

test.each([
  [0, 0],
  [-1, 5],
  [6, 5],
  [Number.NaN, 5],
])('refuses %s of %s', (successes, n) => {
  expect(() => wilsonInterval(successes, n)).toThrow(RangeError)
})
