import { describe, expect, it } from 'vitest'
import { clusteredRatio } from '../../src/stats/clustered-ratio.js'
import { randomIntegers } from '../../src/stats/random.js'

/** The sums over clusters of cases (t, y), for the slope of y on t. */
function slopeSums(clusters: readonly (readonly (readonly [t: number, y: number])[])[]) {
  const cases = clusters.flat()
  const mean = (k: 0 | 1) => cases.reduce((sum, one) => sum + one[k], 0) / cases.length
  const [t0, y0] = [mean(0), mean(1)]
  const pairs = clusters.map((own) => ({
    a: own.reduce((sum, [t, y]) => sum + (t - t0) * (y - y0), 0),
    b: own.reduce((sum, [t]) => sum + (t - t0) ** 2, 0),
  }))
  const sum = (of: (pair: { a: number; b: number }) => number) => pairs.reduce((total, pair) => total + of(pair), 0)
  return {
    clusters: pairs.length,
    a: sum(({ a }) => a),
    b: sum(({ b }) => b),
    aa: sum(({ a }) => a * a),
    ab: sum(({ a, b }) => a * b),
    bb: sum(({ b }) => b * b),
  }
}

describe('clusteredRatio', () => {
  it('the mean of 1, 2, 3, 4, 5, each its own cluster: 3, error √(10 ÷ 4) ÷ √5 = 0.707107', () => {
    const { value, low, high, p } = clusteredRatio({ clusters: 5, a: 15, b: 5, aa: 55, ab: 15, bb: 5 })
    expect(value).toBe(3)
    // t at 97.5 % with 4 degrees is 2.776; the probability beyond 3 ÷ .707107 = 4.2426 with 4 degrees is .01324.
    expect(high - value).toBeCloseTo(2.776 * Math.SQRT1_2, 2)
    expect(value - low).toBeCloseTo(high - value, 12)
    expect(p).toBeCloseTo(0.01324, 4)
  })

  it('cases said twice over do not make it surer', () => {
    const clusters = [1, 2, 3, 4, 5, 6].map((k) => [[k, k * k] as const])
    const once = clusteredRatio(slopeSums(clusters))
    const twice = clusteredRatio(slopeSums(clusters.map((own) => [...own, ...own])))
    expect(twice.value).toBeCloseTo(once.value, 12)
    expect(twice.high - twice.low).toBeCloseTo(once.high - once.low, 12)
  })

  it('over 200 seeds without a trend, 40 clusters of 5 that share a mood: p is below .05 in 5 %, give or take 4.6 points', () => {
    const alarms = Array.from({ length: 200 }, (_, seed) => {
      const random = randomIntegers(seed + 1)
      const normal = () => Array.from({ length: 12 }, () => random() / 2 ** 32).reduce((sum, x) => sum + x, -6)
      const clusters = Array.from({ length: 40 }, () => {
        const [mood, start] = [2 * normal(), random() / 2 ** 31]
        return Array.from({ length: 5 }, (_, k) => [start + k / 20, mood + normal()] as const)
      })
      return clusteredRatio(slopeSums(clusters)).p < 0.05
    }).filter(Boolean).length
    expect(alarms / 200).toBeLessThan(0.05 + 0.046)
    expect(alarms / 200).toBeGreaterThan(0.05 - 0.046)
  })

  it('refuses one cluster, and a base of nothing', () => {
    expect(() => clusteredRatio({ clusters: 1, a: 1, b: 1, aa: 1, ab: 1, bb: 1 })).toThrow(RangeError)
    expect(() => clusteredRatio({ clusters: 9, a: 0, b: 0, aa: 0, ab: 0, bb: 0 })).toThrow(RangeError)
  })
})
