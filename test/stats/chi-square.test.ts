import { expect, test } from 'vitest'
import { chiSquareTail, chiSquareTest } from '../../src/stats/chi-square.js'

/** Agresti 2007, An Introduction to Categorical Data Analysis, table 2.5: party by gender, X² = 30.07 with 2 degrees. */
test('party by gender: the published statistic, and V = √(30.07 ÷ 2757)', () => {
  const found = chiSquareTest([
    [762, 327, 468],
    [484, 239, 477],
  ])
  expect(found.statistic).toBeCloseTo(30.07, 2)
  expect(found.degrees).toBe(2)
  expect(found.p).toBeCloseTo(Math.exp(-30.07 / 2), 8)
  expect(found.cramersV).toBeCloseTo(0.1044, 4)
  expect(found.isReliable).toBe(true)
})

/** Abramowitz & Stegun 1964, table 26.8: percentage points. */
test.each([
  [3.841459, 1, 0.05],
  [6.634897, 1, 0.01],
  [5.991465, 2, 0.05],
  [7.814728, 3, 0.05],
  [9.487729, 4, 0.05],
  [11.070498, 5, 0.05],
  [18.307038, 10, 0.05],
  [24.99579, 15, 0.05],
  [0, 3, 1],
])('the tail at %s with %i degrees is %s', (x, degrees, p) => {
  expect(chiSquareTail(x, degrees)).toBeCloseTo(p, 7)
})

test('20 of 30 against 10 of 30: 4 × 5² ÷ 15 = 6.667, V = √(6.667 ÷ 60)', () => {
  const found = chiSquareTest([
    [20, 10],
    [10, 20],
  ])
  expect(found.statistic).toBeCloseTo(100 / 15, 12)
  expect(found.cramersV).toBeCloseTo(1 / 3, 12)
})

test('rows and columns of zeros say nothing', () => {
  const full = chiSquareTest([
    [8, 2],
    [3, 9],
  ])
  const padded = chiSquareTest([
    [8, 0, 2],
    [0, 0, 0],
    [3, 0, 9],
  ])
  expect(padded).toEqual(full)
})

test('expected counts of 2.5 on half of the cells break Cochran’s rule', () => {
  expect(
    chiSquareTest([
      [3, 2],
      [17, 18],
    ]).isReliable,
  ).toBe(false)
})

test.each([
  [[[1, 2]]],
  [
    [
      [1, -2],
      [3, 4],
    ],
  ],
  [
    [
      [1, 0],
      [3, 0],
    ],
  ],
])('refuses %j', (counts) => {
  expect(() => chiSquareTest(counts)).toThrow(RangeError)
})
