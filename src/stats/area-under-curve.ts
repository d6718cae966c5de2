import { normalQuantile } from './normal.js'
import { wilsonInterval } from './wilson.js'

/** Scores of cases and others. Pairs are compared within a stratum only; rows of one cluster are not independent. */
interface ScoredSample {
  readonly score: ArrayLike<number>
  readonly isCase: ArrayLike<number>
  readonly stratum: ArrayLike<number>
  readonly cluster: ArrayLike<number>
}

/** The share of pairs that the score puts in the right order, 0 to 1, with its interval. */
interface Area {
  readonly value: number
  readonly low: number
  readonly high: number
  readonly cases: number
  readonly others: number
}

/**
 * The area under the receiver operating characteristic: the chance that a case scores higher than another of its stratum, ties
 * half. Its variance by DeLong, DeLong & Clarke-Pearson 1988 (Biometrics 44: 837–845), summed over clusters as in Obuchowski
 * 1997 (Biometrics 53: 567–578); the interval on the scale of the log odds, and at 0 and 1, where that ends, Wilson's of the
 * smaller side. Throws RangeError where no stratum holds two cases and two others, or a score is no number.
 */
export function areaUnderCurve(sample: ScoredSample, level = 0.95): Area {
  const strata = [...comparableStrata(sample)]
  const pairs = strata.reduce((sum, { cases, others }) => sum + cases * others, 0)
  const [cases, others] = [total(strata, (one) => one.cases), total(strata, (one) => one.others)]
  if (cases < 2 || others < 2) throw new RangeError('no curve without two cases and two others')
  const ordered = strata.map((one) => placements(sample, one.rows, one.cases, one.others))
  const value = total(ordered, (one) => one.won) / pairs
  const shift = new Map<number, number>()
  for (const [k, { rows, cases: m, others: n }] of strata.entries()) {
    const own = (ordered[k]?.won ?? 0) / (m * n)
    for (const [place, row] of rows.entries()) {
      const [sides, size] = sample.isCase[row] === 1 ? [n, m] : [m, n]
      const pull = ((ordered[k]?.placement[place] ?? 0) - own) * sides * Math.sqrt(size / Math.max(1, size - 1))
      const cluster = sample.cluster[row] ?? 0
      shift.set(cluster, (shift.get(cluster) ?? 0) + pull / pairs)
    }
  }
  const variance = total([...shift.values()], (one) => one * one)
  return { value, ...bounds(value, variance, Math.min(cases, others), level), cases, others }
}

interface Stratum {
  /** Its rows by rising score. */
  readonly rows: readonly number[]
  readonly cases: number
  readonly others: number
}

function* comparableStrata({ score, isCase, stratum }: ScoredSample): Generator<Stratum> {
  const members = new Map<number, number[]>()
  for (let row = 0; row < score.length; row++) {
    if (Number.isNaN(score[row])) throw new RangeError('a score is no number')
    const key = stratum[row] ?? 0
    const rows = members.get(key)
    if (rows === undefined) members.set(key, [row])
    else rows.push(row)
  }
  for (const rows of members.values()) {
    const cases = rows.filter((row) => isCase[row] === 1).length
    if (cases === 0 || cases === rows.length) continue
    yield {
      rows: rows.sort((a, b) => (score[a] ?? 0) - (score[b] ?? 0) || a - b),
      cases,
      others: rows.length - cases,
    }
  }
}

/** For each row the share of the other side that it is rightly ordered against; and the pairs won in all. */
function placements({ score, isCase }: ScoredSample, rows: readonly number[], cases: number, others: number) {
  const placement = new Float64Array(rows.length)
  let [casesBelow, othersBelow, won] = [0, 0, 0]
  for (let from = 0; from < rows.length; ) {
    let to = from
    let tiedCases = 0
    for (; to < rows.length && score[rows[to] ?? 0] === score[rows[from] ?? 0]; to++)
      tiedCases += isCase[rows[to] ?? 0] ?? 0
    const tiedOthers = to - from - tiedCases
    for (let place = from; place < to; place++) {
      placement[place] =
        isCase[rows[place] ?? 0] === 1
          ? (othersBelow + tiedOthers / 2) / others
          : (cases - casesBelow - tiedCases / 2) / cases
    }
    won += tiedCases * (othersBelow + tiedOthers / 2)
    casesBelow += tiedCases
    othersBelow += tiedOthers
    from = to
  }
  return { placement, won }
}

function bounds(value: number, variance: number, smaller: number, level: number): { low: number; high: number } {
  if (value === 0 || value === 1) return wilsonInterval(value * smaller, smaller, level)
  const reach = (normalQuantile((1 + level) / 2) * Math.sqrt(variance)) / (value * (1 - value))
  const odds = Math.log(value / (1 - value))
  return { low: 1 / (1 + Math.exp(reach - odds)), high: 1 / (1 + Math.exp(-reach - odds)) }
}

function total<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + of(item), 0)
}
