import { expect, test } from 'vitest'
import { randomIntegers } from '../../src/stats/random.js'

const drawn = (seed: number, count: number): number[] => Array.from({ length: count }, randomIntegers(seed))

test('depends on the seed alone', () => {
  expect(drawn(1, 5)).toEqual(drawn(1, 5))
  expect(drawn(1, 5)).not.toEqual(drawn(2, 5))
})

test('fills the 32 bits evenly', () => {
  const count = 100_000
  const cells = new Array<number>(64).fill(0)
  for (const value of drawn(7, count)) cells[value >>> 26] = (cells[value >>> 26] ?? 0) + 1
  const expected = count / 64
  const chiSquare = cells.reduce((sum, cell) => sum + (cell - expected) ** 2 / expected, 0)
  expect(chiSquare).toBeGreaterThan(32.5)
  expect(chiSquare).toBeLessThan(103.4)
})

test('follows no pattern from one draw to the next', () => {
  const values = drawn(3, 100_000).map((value) => value / 2 ** 32 - 0.5)
  const covariance =
    values.slice(1).reduce((sum, value, index) => sum + value * (values[index] ?? 0), 0) / values.length
  expect(Math.abs(covariance * 12)).toBeLessThan(4 / Math.sqrt(values.length))
})
