import { expect, it } from 'vitest'
import { standardisedDifference } from '../../src/stats/standardised-difference.js'
import { normals } from './normals.js'

it('by hand: means 103 and 100, deviations 5.5 and 4.5, 50 each', () => {
  // pooled variance (49 × 30.25 + 49 × 20.25) ÷ 98 = 25.25; d = 3 ÷ √25.25 = 0.597022
  // g = (1 − 3 ÷ (4 × 98 − 1)) × d = 0.592441; its error √(100 ÷ 2500 + 0.592441² ÷ 200) = 0.204341
  const { value, low, high, p } = standardisedDifference(
    { n: 50, mean: 103, variance: 30.25 },
    { n: 50, mean: 100, variance: 20.25 },
  )
  expect(value).toBeCloseTo(0.592441, 5)
  expect(low).toBeCloseTo(0.592441 - 1.959964 * 0.204341, 5)
  expect(high).toBeCloseTo(0.592441 + 1.959964 * 0.204341, 5)
  // z = 2.899276: two-sided 0.003740
  expect(p).toBeCloseTo(0.00374, 5)
})

it('covers a planted difference of half a deviation at its stated rate, over 400 seeds', () => {
  let covered = 0
  for (let seed = 1; seed <= 400; seed++) {
    const normal = normals(seed)
    const sideOf = (n: number, shift: number) => {
      const values = Array.from({ length: n }, () => shift + normal())
      const mean = values.reduce((sum, x) => sum + x, 0) / n
      return { n, mean, variance: values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1) }
    }
    const { low, high } = standardisedDifference(sideOf(20, 0.5), sideOf(80, 0))
    covered += low < 0.5 && 0.5 < high ? 1 : 0
  }
  // 380 expected, standard error 4.4
  expect(covered).toBeGreaterThanOrEqual(365)
  expect(covered).toBeLessThanOrEqual(395)
})

it('refuses sides of one, and what does not vary', () => {
  const side = { n: 5, mean: 1, variance: 1 }
  expect(() => standardisedDifference({ ...side, n: 1 }, side)).toThrow(RangeError)
  expect(() => standardisedDifference({ ...side, variance: 0 }, { ...side, variance: 0 })).toThrow(RangeError)
})
