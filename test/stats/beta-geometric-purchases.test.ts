import { describe, expect, it } from 'vitest'
import { betaGeometricPurchases } from '../../src/stats/beta-geometric-purchases.js'
import { histories, isMissing, summary } from './cdnow.js'
import { dropOuts, historiesOf } from './drawn.js'
import { expectSlope } from './slope.js'

const { alive, likelihood, pairs, purchases } = betaGeometricPurchases
const published = [0.242593, 4.413531, 0.792886, 2.425754]

describe('expectations at the published parameters (Fader, Hardie & Lee 2005)', () => {
  it('of a new customer after 1, 3, 32 and 78 weeks', () => {
    const rounded = [1, 3, 32, 78].map((weeks) => Number(purchases(published, weeks).toFixed(4)))
    expect(rounded).toEqual([0.0532, 0.1506, 1.0437, 1.858])
  })
  it('of a customer with two repeat purchases: 1.226 in 39 weeks', () => {
    expect(purchases(published, 39, [2, 30.43, 38.86])).toBeCloseTo(1.226, 3)
  })
  it('of one with 26: 25.76 in 52 weeks, still buying with 0.9689', () => {
    expect(purchases(published, 52, [26, 30.86, 31])).toBeCloseTo(25.7595, 3)
    expect(alive(published, [26, 30.86, 31])).toBeCloseTo(0.96892, 4)
  })
  it('whoever never came back is still there: the model lets go only after a repeat purchase', () => {
    expect(alive(published, [0, 0, 38.86])).toBe(1)
  })
  it('nears the model in which all leave alike, 1/4 each time, as a and b grow: (1 − (α ÷ (α + t p))^r) ÷ p', () => {
    const alike = (1 - (5 / (5 + 10 / 4)) ** 0.5) * 4
    expect(purchases([0.5, 5, 2000, 6000], 10)).toBeCloseTo(alike, 3)
  })
  it('goes smoothly through a = 1', () => {
    const at = (a: number) => purchases([0.5, 5, a, 3], 10, [2, 5, 10])
    expect(at(1)).toBeCloseTo((at(0.99) + at(1.01)) / 2, 4)
  })
})

describe('pairs', () => {
  it('nobody drops out as a → 0: those of a negative binomial, r (r + 1) (t ÷ α)²', () => {
    expect(pairs([0.5, 5, 1e-9, 3], 10)).toBeCloseTo(0.5 * 1.5 * (10 / 5) ** 2, 6)
  })
  it('everybody leaves at the first purchase as b → 0: never two', () => {
    expect(pairs([0.5, 5, 3, 1e-9], 10)).toBeCloseTo(0, 6)
  })
  it('mean of 40,000 drawn customers within four standard errors', () => {
    const drawn = dropOuts([0.8, 6, 0.8, 3], 40_000, 3, 0).map(({ next }) => next)
    const given = dropOuts([0.8, 6, 0.8, 3], 40_000, 3, 0)
    const squares = drawn.map((y) => y * (y - 1))
    const mean = squares.reduce((sum, y) => sum + y, 0) / drawn.length
    const spread = Math.sqrt(squares.reduce((sum, y) => sum + (y - mean) ** 2, 0)) / drawn.length
    const expected = given.reduce((sum, { x, last, age }) => sum + pairs([0.8, 6, 0.8, 3], 52, [x, last, age]), 0)
    expect(Math.abs(expected / drawn.length - mean)).toBeLessThan(4 * spread)
  })
})

describe('likelihood', () => {
  it('one history by hand, x = 1, t_x = 1, T = 2 with r = α = a = b = 1: (1/9 + 1/4) ÷ 2', () => {
    const one = { frequency: [1], recency: [1], age: [2], weight: [1] }
    expect(likelihood(one)([1, 1, 1, 1]).value).toBeCloseTo(Math.log((1 / 9 + 1 / 4) / 2), 12)
  })
  it('counts alike histories by their weight', () => {
    const once = { frequency: [1, 1, 0], recency: [1, 1, 0], age: [2, 2, 5], weight: [1, 1, 1] }
    const counted = { frequency: [1, 0], recency: [1, 0], age: [2, 5], weight: [2, 1] }
    const point = [0.7, 3, 0.4, 2]
    expect(likelihood(once)(point).value).toBeCloseTo(likelihood(counted)(point).value, 12)
  })
  it('states its slope', () => {
    expectSlope(likelihood(historiesOf(dropOuts([0.8, 6, 0.8, 3], 200, 7, 0))), [0.5, 9, 1.3, 2])
  })
})

describe.skipIf(isMissing)('CDNOW, 2,357 customers, published values', () => {
  it('expects of the 39 weeks held back, by repeat purchases 0 to 7 and more, what was published', () => {
    const groups = new Map<number, number[]>()
    for (const [x = 0, last = 0, age = 0] of summary()) {
      const expected = purchases(published, 39, [x, last, age])
      groups.set(Math.min(7, x), [...(groups.get(Math.min(7, x)) ?? []), expected])
    }
    const means = [0, 1, 2, 3, 4, 5, 6, 7].map((x) => {
      const all = groups.get(x) ?? []
      return all.reduce((sum, value) => sum + value, 0) / all.length
    })
    const printed = [0.225, 0.523, 1.044, 1.52, 2.164, 2.654, 3.504, 6.157]
    for (const [k, value] of printed.entries()) expect(Math.abs((means[k] ?? 0) - value)).toBeLessThan(0.002)
  })

  it('fits the published parameters and likelihood to the digits printed', () => {
    const fitted = betaGeometricPurchases.fit(histories())
    expect(fitted?.logLikelihood).toBeCloseTo(-9582.4256, 4)
    for (const [k, value] of published.entries()) expect(fitted?.parameters[k]).toBeCloseTo(value, 5)
    expect(fitted?.isFlat).toBe(false)
  })
})
