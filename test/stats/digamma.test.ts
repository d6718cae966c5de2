import { describe, expect, it } from 'vitest'
import { digamma } from '../../src/stats/digamma.js'

const euler = 0.5772156649015329

describe('digamma', () => {
  it('ψ(1) = −γ, ψ(1/2) = −γ − 2 ln 2, ψ(5) = −γ + 1 + 1/2 + 1/3 + 1/4', () => {
    expect(digamma(1)).toBeCloseTo(-euler, 13)
    expect(digamma(0.5)).toBeCloseTo(-euler - 2 * Math.LN2, 13)
    expect(digamma(5)).toBeCloseTo(-euler + 25 / 12, 13)
  })
  it('ψ(1e-3) from its recurrence, ψ(1e6) near its logarithm', () => {
    expect(digamma(0.001)).toBeCloseTo(digamma(1.001) - 1000, 9)
    expect(digamma(1e6)).toBeCloseTo(Math.log(1e6) - 5e-7, 12)
  })
  it('is not defined at 0 and below', () => expect([digamma(0), digamma(-1)]).toEqual([Number.NaN, Number.NaN]))
})
