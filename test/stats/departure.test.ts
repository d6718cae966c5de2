import { describe, expect, it } from 'vitest'
import { departure } from '../../src/stats/departure.js'

/** ∫ by the rule of Simpson in 200,000 steps of the logarithm of time, which spreads what decays fast. */
function simpson(power: number, alpha: number, s: number, beta: number, last: number, end: number): number {
  const steps = 200_000
  const width = Math.log(1 + (end - last) * 1e4) / steps
  let sum = 0
  for (let k = 0; k <= steps; k += 1) {
    const grown = Math.exp(k * width)
    const u = last + (grown - 1) / 1e4
    const density = Math.exp(-power * Math.log(alpha + u) - (s + 1) * Math.log(beta + u)) * (grown / 1e4)
    sum += density * (k === 0 || k === steps ? 1 : k % 2 === 1 ? 4 : 2)
  }
  return Math.log((sum * width) / 3)
}

describe('departure', () => {
  it('is as good as a fine rule over shapes mild and steep, to 1e-8', () => {
    const cases: readonly Parameters<typeof departure>[] = [
      [0.55, 10.6, 0.61, 11.7, 0, 38.9],
      [26.2, 4.4, 0.6, 12, 30.9, 31],
      [12, 2, 0.5, 400, 3, 200],
      [0.1, 1, 5, 300, 0, 500],
      [60, 20, 2, 5, 100, 104],
      [0.3, 300, 0.4, 0.5, 0, 250],
      [150, 3, 0.7, 8000, 20, 260],
      [0.05, 0.001, 2, 100, 0, 200],
      [0.2, 50, 0.1, 0.01, 0, 200],
    ]
    for (const of of cases) expect(departure(...of).log).toBeCloseTo(simpson(...of), 8)
  })
  it('α = β: (α + u)^−3 from 0 to 1 with α = 1 is 3/8; mean of −ln(1 + u) and −1 ÷ (1 + u) by hand', () => {
    const { log, logAlpha, inverseAlpha } = departure(1, 1, 1, 1, 0, 1)
    expect(log).toBeCloseTo(Math.log(3 / 8), 10)
    // ∫ ln(v) v^−3 dv from 1 to 2 = (1 − 1/4 − ln(2) ÷ 2) ÷ 4 + … = 3/16 − ln(2) ÷ 8
    expect(logAlpha).toBeCloseTo(-(3 / 16 - Math.LN2 / 8) / (3 / 8), 9)
    expect(inverseAlpha).toBeCloseTo(-((1 - 1 / 8) / 3) / (3 / 8), 9)
  })
  it('is nothing where nothing passed', () => expect(departure(1, 1, 1, 1, 5, 5).log).toBe(Number.NEGATIVE_INFINITY))
})
