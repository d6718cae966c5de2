import { expect, test } from 'vitest'
import { netPromoterInterval } from '../../src/stats/net-promoter.js'

test('162 promoters, 108 passives, 54 detractors: 33.33 with a standard error of 4.1409 points', () => {
  const { value, standardError, low, high } = netPromoterInterval({ promoters: 162, passives: 108, detractors: 54 })
  expect(value).toBeCloseTo(100 / 3, 12)
  expect(standardError).toBeCloseTo(4.1409, 4)
  expect(low).toBeCloseTo(100 / 3 - 1.959964 * 4.1409, 3)
  expect(high).toBeCloseTo(100 / 3 + 1.959964 * 4.1409, 3)
})

test('equals the standard error of a mean of +1, 0 and −1', () => {
  const answers = [1, 1, 1, 0, 0, -1]
  const mean = 2 / 6
  const variance = answers.reduce((sum, answer) => sum + (answer - mean) ** 2, 0) / 6
  const { standardError } = netPromoterInterval({ promoters: 3, passives: 2, detractors: 1 })
  expect(standardError).toBeCloseTo(100 * Math.sqrt(variance / 6), 12)
})

test('does not leave the scale', () => {
  expect(netPromoterInterval({ promoters: 5, passives: 0, detractors: 0 })).toEqual({
    value: 100,
    standardError: 0,
    low: 100,
    high: 100,
  })
  expect(netPromoterInterval({ promoters: 9, passives: 1, detractors: 0 }).high).toBe(100)
  expect(netPromoterInterval({ promoters: 0, passives: 1, detractors: 9 }).low).toBe(-100)
})

test('needs answers', () => {
  expect(() => netPromoterInterval({ promoters: 0, passives: 0, detractors: 0 })).toThrow(RangeError)
})
