import { describe, expect, it } from 'vitest'
import { hypergeometric } from '../../src/stats/hypergeometric.js'

describe('hypergeometric', () => {
  it('2F1(1, 1; 2; z) = −ln(1 − z) ÷ z', () => {
    for (const z of [0.1, 0.5, 0.9, 0.999]) expect(hypergeometric(1, 1, 2, z)).toBeCloseTo(-Math.log(1 - z) / z, 11)
  })
  it('2F1(a, b; b; z) = (1 − z)^−a, negative a included', () => {
    expect(hypergeometric(0.3, 2, 2, 0.8)).toBeCloseTo(0.2 ** -0.3, 12)
    expect(hypergeometric(-0.7, 2, 2, 0.8)).toBeCloseTo(0.2 ** 0.7, 12)
  })
  it('is refused at 1 and beyond', () => expect(() => hypergeometric(1, 1, 2, 1)).toThrow(RangeError))
})
