import { normalProbability } from './normal.js'

export interface Share {
  readonly cases: number
  readonly n: number
}

interface TwoProportionTest {
  /** Share of the first less share of the second. */
  readonly difference: number
  readonly z: number
  /** Two-sided. */
  readonly p: number
  /** The smallest of the four counts that are expected where both shares are one; below 5 the test is not to be trusted. */
  readonly smallestExpected: number
}

/**
 * Whether two shares of different cases differ: the z test with pooled variance, z² being Pearson's χ² of the 2 × 2 table without
 * continuity correction. Where all cases agree there is nothing to tell apart: z 0, p 1. Throws RangeError on impossible counts.
 */
export function twoProportionTest(first: Share, second: Share): TwoProportionTest {
  for (const { cases, n } of [first, second]) {
    if (!(n > 0 && cases >= 0 && cases <= n)) throw new RangeError(`no share of ${cases} in ${n}`)
  }
  const difference = first.cases / first.n - second.cases / second.n
  const pooled = (first.cases + second.cases) / (first.n + second.n)
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / first.n + 1 / second.n))
  const z = error === 0 ? 0 : difference / error
  return {
    difference,
    z,
    p: error === 0 ? 1 : 2 * normalProbability(-Math.abs(z)),
    smallestExpected: Math.min(first.n, second.n) * Math.min(pooled, 1 - pooled),
  }
}
