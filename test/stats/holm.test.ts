import { expect, it } from 'vitest'
import { holmAdjusted } from '../../src/stats/holm.js'

it('multiplies the smallest by all, the next by one fewer, and never goes back', () => {
  // 0.01 × 4; 0.02 × 3; 0.03 × 2 = 0.06 is no smaller than the one before; 0.9.
  const adjusted = holmAdjusted([0.03, 0.01, 0.9, 0.02])
  expect(adjusted.map((p) => Number(p.toFixed(12)))).toEqual([0.06, 0.04, 0.9, 0.06])
})

it('stays at 1 at most, and leaves a single test alone', () => {
  expect(holmAdjusted([0.6, 0.7])).toEqual([1, 1])
  expect(holmAdjusted([0.03])).toEqual([0.03])
  expect(holmAdjusted([])).toEqual([])
})
