import { describe, expect, it } from 'vitest'
import { gaussLegendre } from '../../src/stats/gauss-legendre.js'

const integral = (n: number, of: (x: number) => number) => {
  const { places, weights } = gaussLegendre(n)
  return places.reduce((sum, x, k) => sum + (weights[k] ?? 0) * of(x), 0)
}

describe('gauss-legendre', () => {
  it('two places: (1 ± 1 ÷ √3) ÷ 2, half the weight each', () => {
    const { places, weights } = gaussLegendre(2)
    expect([...places].toSorted()).toEqual([
      expect.closeTo((1 - 1 / Math.sqrt(3)) / 2, 14),
      expect.closeTo((1 + 1 / Math.sqrt(3)) / 2, 14),
    ])
    expect([...weights]).toEqual([expect.closeTo(0.5, 14), expect.closeTo(0.5, 14)])
  })
  it('n places are exact to degree 2n − 1: ∫ x^15 = 1/16 with eight, and no further', () => {
    expect(integral(8, (x) => x ** 15)).toBeCloseTo(1 / 16, 14)
    expect(Math.abs(integral(3, (x) => x ** 6) - 1 / 7)).toBeGreaterThan(1e-5)
  })
  it('∫ e^−x = 1 − 1 ÷ e', () => expect(integral(16, (x) => Math.exp(-x))).toBeCloseTo(1 - Math.exp(-1), 14))
})
