import { normalProbability } from './normal.js'

export interface Share {
  readonly cases: number
  readonly n: number
}

interface TwoProportionTest {
  /** Share of the first less share of the second. */
  readonly difference: number
  /** Two-sided. */
  readonly p: number
}

const fewestExpected = 5

/**
 * Whether two shares of different cases differ: the z test with pooled variance (z² is Pearson's χ² of the 2 × 2 table, without
 * continuity correction); where one of its four counts is expected below 5, Fisher's exact test. Throws RangeError on
 * impossible counts.
 */
export function twoProportionTest(first: Share, second: Share): TwoProportionTest {
  for (const { cases, n } of [first, second]) {
    if (!(n > 0 && cases >= 0 && cases <= n)) throw new RangeError(`no share of ${cases} in ${n}`)
  }
  const difference = first.cases / first.n - second.cases / second.n
  const pooled = (first.cases + second.cases) / (first.n + second.n)
  const expected = Math.min(first.n, second.n) * Math.min(pooled, 1 - pooled)
  if (expected < fewestExpected) return { difference, p: exactProbability(first, second) }
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / first.n + 1 / second.n))
  return { difference, p: 2 * normalProbability(-Math.abs(difference / error)) }
}

/** Fisher's exact test: the chance, margins given, of a table no likelier than this one. Weights are relative to the likeliest. */
function exactProbability(first: Share, second: Share): number {
  const cases = first.cases + second.cases
  const [least, most] = [Math.max(0, cases - second.n), Math.min(cases, first.n)]
  const step = (x: number): number => ((cases - x) * (first.n - x)) / ((x + 1) * (second.n - cases + x + 1))
  const mode = Math.min(most, Math.floor(((cases + 1) * (first.n + 1)) / (first.n + second.n + 2)))
  const weights = new Map([[mode, 1]])
  for (let x = mode; x < most; x++) weights.set(x + 1, (weights.get(x) ?? 0) * step(x))
  for (let x = mode; x > least; x--) weights.set(x - 1, (weights.get(x) ?? 0) / step(x - 1))
  // Tables as likely as this one must not fall out by rounding.
  const own = (weights.get(first.cases) ?? 0) * (1 + 1e-9)
  let [total, extreme] = [0, 0]
  for (const weight of weights.values()) {
    total += weight
    if (weight <= own) extreme += weight
  }
  return extreme / total
}
