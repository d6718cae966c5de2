import { describe, expect, it } from 'vitest'
import { twoProportionTest } from '../../src/stats/two-proportion.js'

describe('the test of two shares', () => {
  it('is the z test with pooled variance: z² is the χ² of the table', () => {
    // 15 of 50 against 25 of 50: pooled 0.4, z = −0.2 ÷ √(0.24 × 0.04) = −2.041; the normal table gives 0.0412.
    const { difference, p } = twoProportionTest({ cases: 15, n: 50 }, { cases: 25, n: 50 })
    expect(difference).toBeCloseTo(-0.2, 12)
    expect(p).toBeCloseTo(0.04122683333716371, 12)
  })

  it('is exact where a count is expected below 5: the lady tasting tea', () => {
    // Fisher 1935: 3 of 4 against 1 of 4, two-sided (1 + 16 + 16 + 1) ÷ 70.
    expect(twoProportionTest({ cases: 3, n: 4 }, { cases: 1, n: 4 }).p).toBeCloseTo(34 / 70, 12)
    // All four right: 2 ÷ 70.
    expect(twoProportionTest({ cases: 4, n: 4 }, { cases: 0, n: 4 }).p).toBeCloseTo(2 / 70, 12)
    // 0 of 3 against 2 of 3: tables (0,2) (1,1) (2,0) weigh 3, 9, 3 of 15; as likely or less: 6 of 15.
    expect(twoProportionTest({ cases: 0, n: 3 }, { cases: 2, n: 3 }).p).toBeCloseTo(6 / 15, 12)
  })

  it('does not depend on the order, nor on what is counted as a case', () => {
    const pairs = [
      [12, 22, 13, 124],
      [30, 400, 60, 410],
      [0, 30, 2, 25],
    ] as const
    for (const [a, n, b, m] of pairs) {
      const { p } = twoProportionTest({ cases: a, n }, { cases: b, n: m })
      expect(twoProportionTest({ cases: b, n: m }, { cases: a, n }).p).toBeCloseTo(p, 12)
      expect(twoProportionTest({ cases: n - a, n }, { cases: m - b, n: m }).p).toBeCloseTo(p, 12)
    }
  })

  it('finds nothing where all agree, and stays finite for millions', () => {
    expect(twoProportionTest({ cases: 9, n: 9 }, { cases: 4, n: 4 })).toEqual({ difference: 0, p: 1 })
    expect(twoProportionTest({ cases: 500_000, n: 1_000_000 }, { cases: 1, n: 1_000_000 }).p).toBe(0)
    const rare = twoProportionTest({ cases: 3, n: 1_000_000 }, { cases: 0, n: 1_000_000 })
    // Three cases, all on one side of two of the same size: 2 × ½³, less a millionth for drawing without replacement.
    expect(rare.p).toBeCloseTo(0.25, 5)
  })

  it.each([[{ cases: 1, n: 0 }], [{ cases: 3, n: 2 }], [{ cases: -1, n: 2 }], [{ cases: Number.NaN, n: 2 }]])(
    'refuses %j',
    (share) => {
      expect(() => twoProportionTest(share, { cases: 1, n: 2 })).toThrow(RangeError)
    },
  )
})
