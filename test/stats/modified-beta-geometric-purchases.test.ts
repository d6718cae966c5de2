import { describe, expect, it } from 'vitest'
import { modifiedBetaGeometricPurchases } from '../../src/stats/modified-beta-geometric-purchases.js'
import { histories, isMissing } from './cdnow.js'
import { dropOuts, historiesOf } from './drawn.js'
import { expectSlope } from './slope.js'

const { alive, likelihood, pairs, purchases } = modifiedBetaGeometricPurchases

describe('modified-beta-geometric-purchases', () => {
  it('one history by hand, x = 1, t_x = 1, T = 2 with r = α = a = b = 1: 1/3 ÷ (2 + 1)² + 1/6 ÷ (1 + 1)²', () => {
    const one = { frequency: [1], recency: [1], age: [2], weight: [1] }
    expect(likelihood(one)([1, 1, 1, 1]).value).toBeCloseTo(Math.log(1 / 3 / 9 + 1 / 6 / 4), 12)
  })
  it('lets go after the first purchase too: b ÷ (a + b) at once, less the longer nothing comes', () => {
    expect(alive([0.5, 5, 1, 3])).toBeCloseTo(3 / 4, 12)
    expect(alive([1, 5, 1, 3], [0, 0, 10])).toBeCloseTo(1 / (1 + (1 / 3) * ((5 + 10) / 5)), 12)
  })
  it('all leave alike, 1/4 each time, as a and b grow: 3/4 × (1 − (α ÷ (α + t p))^r) ÷ p', () => {
    const alike = 0.75 * (1 - (5 / (5 + 10 / 4)) ** 0.5) * 4
    expect(purchases([0.5, 5, 2000, 6000], 10)).toBeCloseTo(alike, 3)
  })
  it('has as many pairs as 40,000 drawn customers made, within four standard errors', () => {
    const drawn = dropOuts([0.8, 6, 0.8, 3], 40_000, 5, 1)
    const made = drawn.map(({ next }) => next * (next - 1))
    const mean = made.reduce((sum, y) => sum + y, 0) / made.length
    const error = Math.sqrt(made.reduce((sum, y) => sum + (y - mean) ** 2, 0)) / made.length
    const expected = drawn.reduce((sum, { x, last, age }) => sum + pairs([0.8, 6, 0.8, 3], 52, [x, last, age]), 0)
    expect(Math.abs(expected / made.length - mean)).toBeLessThan(4 * error)
  })
  it('states its slope', () => {
    expectSlope(likelihood(historiesOf(dropOuts([0.8, 6, 0.8, 3], 200, 7, 1))), [0.5, 9, 1.3, 2])
  })
})

describe.skipIf(isMissing)('CDNOW, 2,357 customers', () => {
  it('fits the published parameters and likelihood', () => {
    const fitted = modifiedBetaGeometricPurchases.fit(histories())
    expect(fitted?.logLikelihood).toBeCloseTo(-9582.1327, 4)
    for (const [k, value] of [0.52484, 6.18299, 0.89136, 1.614].entries())
      expect(fitted?.parameters[k]).toBeCloseTo(value, 5)
  })
})
