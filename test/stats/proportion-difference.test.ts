import { expect, test } from 'vitest'
import { proportionDifference } from '../../src/stats/proportion-difference.js'

/** Published intervals: Newcombe 1998, Statistics in Medicine 17: 873–890, table II, method 10. */
test.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [6, 7, 2, 7, 0.0582, 0.8062],
  [5, 56, 0, 29, -0.0381, 0.1926],
  [0, 10, 0, 20, -0.1611, 0.2775],
  [10, 10, 0, 20, 0.6791, 1],
])('%i of %i less %i of %i: %s to %s', (cases, n, otherCases, otherN, low, high) => {
  const found = proportionDifference({ cases, n }, { cases: otherCases, n: otherN })
  expect(found.value).toBeCloseTo(cases / n - otherCases / otherN, 12)
  expect(found.low).toBeCloseTo(low, 4)
  expect(found.high).toBeCloseTo(high, 4)
})

test('refuses a side without cases', () => {
  expect(() => proportionDifference({ cases: 0, n: 0 }, { cases: 1, n: 2 })).toThrow(RangeError)
})
