import { describe, expect, it } from 'vitest'
import { logGamma } from '../../src/stats/log-gamma.js'

describe('log-gamma', () => {
  it('Γ(1/2) = √π, Γ(5) = 24, Γ(1e-3) from its recurrence', () => {
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13)
    expect(logGamma(5)).toBeCloseTo(Math.log(24), 13)
    expect(logGamma(0.001)).toBeCloseTo(logGamma(1.001) - Math.log(0.001), 12)
  })
  it('Γ(101) = 100!', () => {
    const sum = Array.from({ length: 100 }, (_, k) => Math.log(k + 1)).reduce((a, b) => a + b, 0)
    expect(logGamma(101)).toBeCloseTo(sum, 10)
  })
  it('is not defined at 0 and below', () => expect([logGamma(0), logGamma(-1)]).toEqual([Number.NaN, Number.NaN]))
})
