import { describe, expect, it } from 'vitest'
import { areaUnderCurve } from '../../src/stats/area-under-curve.js'
import { wilsonInterval } from '../../src/stats/wilson.js'
import { normals } from './normals.js'

const one = (score: readonly number[], isCase: readonly number[]) => ({
  score,
  isCase,
  stratum: score.map(() => 0),
  cluster: score.map((_, k) => k),
})
/** The interval that a variance gives on the scale of the log odds. */
function onLogOdds(value: number, variance: number) {
  const reach = (1.959963984540054 * Math.sqrt(variance)) / (value * (1 - value))
  const odds = Math.log(value / (1 - value))
  return { low: 1 / (1 + Math.exp(reach - odds)), high: 1 / (1 + Math.exp(-reach - odds)) }
}

describe('the area under the curve', () => {
  it('by hand: cases 3 and 2 against 1 and 2: (1 + 1 + 1 + ½) ÷ 4, with the variance of DeLong', () => {
    const { value, low, high, cases, others } = areaUnderCurve(one([3, 2, 1, 2], [1, 1, 0, 0]))
    expect([value, cases, others]).toEqual([0.875, 2, 2])
    // each side's shares are 1 and 0.75: variance (2 × 0.125²) ÷ 1 = 0.03125, ÷ 2 cases; twice
    const expected = onLogOdds(0.875, 2 * (0.03125 / 2))
    expect(low).toBeCloseTo(expected.low, 12)
    expect(high).toBeCloseTo(expected.high, 12)
  })

  it('is that of scikit-learn 1.9.1 (roc_auc_score), ties included', () => {
    const passed = [0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1]
    const hours = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 1.75, 2, 2.25, 2.5, 2.75, 3, 3.25, 3.5, 4, 4.25, 4.5, 4.75, 5, 5.5]
    const digits = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4]
    expect(areaUnderCurve(one(hours, passed)).value).toBeCloseTo(0.895, 12)
    expect(areaUnderCurve(one(digits, passed)).value).toBeCloseTo(0.53, 12)
  })

  it('compares inside a stratum only: scores of different levels do not help each other', () => {
    const score = [1, 2, 3, 101, 102, 103]
    const isCase = [0, 1, 0, 0, 0, 1]
    const sample = { ...one(score, isCase), stratum: [0, 0, 0, 1, 1, 1] }
    // stratum 0: 1 of 2 pairs, stratum 1: 2 of 2
    expect(areaUnderCurve(sample).value).toBeCloseTo(3 / 4, 12)
  })

  it('widens where rows are copies of each other, and not where the copies count as one cluster', () => {
    const score = [3, 2, 1, 2, 5, 4, 1, 0]
    const isCase = [1, 1, 0, 0, 1, 0, 1, 0]
    const doubled = one([...score, ...score], [...isCase, ...isCase])
    const naive = areaUnderCurve(doubled)
    const clustered = areaUnderCurve({ ...doubled, cluster: doubled.cluster.map((k) => k % score.length) })
    expect(clustered.value).toBe(naive.value)
    // the scale 4 ÷ 3 of four rows a side becomes 8 ÷ 7 of eight: the only difference to the single sample
    const width = (area: { low: number; high: number }) =>
      Math.log(area.high / (1 - area.high)) - Math.log(area.low / (1 - area.low))
    expect(width(clustered) / width(areaUnderCurve(one(score, isCase)))).toBeCloseTo(Math.sqrt(8 / 7 / (4 / 3)), 9)
    expect(width(clustered) / width(naive)).toBeCloseTo(Math.SQRT2, 9)
  })

  it('at 1 keeps the interval of Wilson on the smaller side', () => {
    const { value, low, high } = areaUnderCurve(one([1, 2, 3, 4, 5], [0, 0, 0, 1, 1]))
    expect({ value, low, high }).toEqual({ value: 1, ...wilsonInterval(2, 2) })
  })

  it('refuses a curve without two cases and two others, and scores that are none', () => {
    expect(() => areaUnderCurve(one([1, 2, 3], [0, 1, 0]))).toThrow(RangeError)
    expect(() => areaUnderCurve(one([1, Number.NaN, 3, 4], [0, 1, 0, 1]))).toThrow(RangeError)
  })
})

it('covers the truth at its stated rate: cases one deviation above, over 400 seeds', () => {
  // Φ(1 ÷ √2) = 0.76025 (Hanley & McNeil 1982)
  let covered = 0
  for (let seed = 1; seed <= 400; seed++) {
    const normal = normals(seed)
    const isCase = Array.from({ length: 160 }, (_, k) => (k < 30 ? 1 : 0))
    const { low, high } = areaUnderCurve(
      one(
        isCase.map((shift) => normal() + shift),
        isCase,
      ),
    )
    covered += low < 0.76025 && 0.76025 < high ? 1 : 0
  }
  // 380 expected, standard error 4.4
  expect(covered).toBeGreaterThanOrEqual(365)
  expect(covered).toBeLessThanOrEqual(395)
})
