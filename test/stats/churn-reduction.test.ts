import { describe, expect, it } from 'vitest'
import { churnReduction } from '../../src/stats/churn-reduction.js'

describe('churnReduction', () => {
  it('25 % against 20 %: .75 and .8 after a year, revenue .875 and .9, then .65625 and .72', () => {
    const [first, second] = churnReduction(0.25)
    expect(first).toMatchObject({ year: 1, kept: 0.75, keptLower: 0.8 })
    expect(first?.revenue).toBeCloseTo(0.875, 12)
    expect(first?.revenueLower).toBeCloseTo(0.9, 12)
    expect(first?.present).toBeCloseTo(0.025 / Math.sqrt(1.1), 12)
    expect(second?.revenue).toBeCloseTo((0.75 + 0.5625) / 2, 12)
    expect(second?.revenueLower).toBeCloseTo((0.8 + 0.64) / 2, 12)
    expect(second?.discount).toBeCloseTo(1.1 ** -1.5, 12)
  })

  it('lowers churn to nothing, not beyond', () => {
    for (const { keptLower, revenueLower } of churnReduction(0.03)) expect([keptLower, revenueLower]).toEqual([1, 1])
  })
})
