import { describe, expect, it } from 'vitest'
import { paretoPurchases } from '../../src/stats/pareto-purchases.js'
import { histories, isMissing } from './cdnow.js'
import { departures, historiesOf } from './drawn.js'
import { expectSlope } from './slope.js'

const { alive, likelihood, pairs, purchases } = paretoPurchases

describe('pareto-purchases', () => {
  it('one history by hand, x = 0, T = 1 with r = α = s = β = 1: 1/4 stayed, ∫ (1 + u)^−3 du = 3/8 left', () => {
    const one = { frequency: [0], recency: [0], age: [1], weight: [1] }
    expect(likelihood(one)([1, 1, 1, 1]).value).toBeCloseTo(Math.log(1 / 4 + 3 / 8), 10)
    expect(alive([1, 1, 1, 1], [0, 0, 1])).toBeCloseTo(1 / 4 / (5 / 8), 10)
  })
  it('a new customer buys r β ÷ (α (s − 1)) × (1 − (β ÷ (β + t))^(s − 1)), through s = 1 smoothly', () => {
    expect(purchases([2, 10, 3, 20], 30)).toBeCloseTo(((2 * 20) / (10 * 2)) * (1 - (20 / 50) ** 2), 12)
    expect(purchases([2, 10, 1, 20], 30)).toBeCloseTo(((2 * 20) / 10) * Math.log(50 / 20), 12)
  })
  it('makes r (r + 1) ÷ α² × 2 ∫ u (β ÷ (β + u))^s du pairs; by hand with s = 1: 2 β (t − β ln(1 + t ÷ β))', () => {
    const squaredStay = 2 * 20 * (30 - 20 * Math.log(2.5))
    expect(pairs([2, 10, 1, 20], 30)).toBeCloseTo(((2 * 3) / 100) * squaredStay, 9)
  })
  it('is sure of whoever has just bought', () => expect(alive([2, 10, 1, 20], [4, 30, 30])).toBe(1))
  it('states its slope', () => {
    expectSlope(likelihood(historiesOf(departures([0.8, 6, 0.8, 20], 200, 7))), [0.5, 9, 1.3, 30])
  })
})

describe.skipIf(isMissing)('CDNOW, 2,357 customers', () => {
  it('fits the published parameters and likelihood; s and β stand on a flat ridge', () => {
    const fitted = paretoPurchases.fit(histories())
    expect(fitted?.logLikelihood).toBeCloseTo(-9594.9739, 3)
    const [r = 0, alpha = 0, s = 0, beta = 0] = fitted?.parameters ?? []
    expect(r).toBeCloseTo(0.553276, 4)
    expect(alpha).toBeCloseTo(10.5776, 3)
    expect(Math.abs(s / 0.606214 - 1)).toBeLessThan(1e-2)
    expect(Math.abs(beta / 11.6679 - 1)).toBeLessThan(1e-2)
  })
})
