import { describe, expect, it } from 'vitest'
import { gowerDistances } from '../../src/stats/gower.js'
import { kMedoids } from '../../src/stats/k-medoids.js'
import { randomIntegers } from '../../src/stats/random.js'
import { silhouette } from '../../src/stats/silhouette.js'

const points = (rows: readonly (readonly number[])[], weight: readonly number[] = rows.map(() => 1)) => ({
  values: Float64Array.from(rows.flat()),
  width: rows[0]?.length ?? 0,
  weight: Float64Array.from(weight),
})

describe('gowerDistances', () => {
  it('the mean difference over what is known of both: (.2 + .6) ÷ 2, .2 alone, 1 where nothing is', () => {
    const distances = gowerDistances(
      points([
        [0.1, 0.2],
        [0.3, 0.8],
        [0.3, Number.NaN],
        [Number.NaN, 0.5],
      ]),
    )
    expect(distances[1]).toBeCloseTo(0.4, 12)
    expect(distances[2]).toBeCloseTo(0.2, 12)
    expect(distances[4]).toBe(distances[1])
    expect(distances[2 * 4 + 3]).toBe(1)
  })
})

describe('kMedoids', () => {
  const line = points([[0], [0.1], [0.2], [0.8], [0.9], [1]])

  it('two groups on a line: the middles, cost .4', () => {
    const { medoids, cluster, cost } = kMedoids(gowerDistances(line), line.weight, 2)
    expect(medoids.toSorted()).toEqual([1, 4])
    expect(cost).toBeCloseTo(0.4, 12)
    expect(cluster[0]).toBe(cluster[2])
    expect(cluster[0]).not.toBe(cluster[3])
  })

  it('a weight of w is the same as w points: a heavy end draws the medoid', () => {
    const heavy = points([[0], [0.1], [0.2], [0.8], [0.9], [1]], [9, 1, 1, 1, 1, 1])
    expect(kMedoids(gowerDistances(heavy), heavy.weight, 2).medoids.toSorted()).toEqual([0, 4])
  })

  it('on 200 random sets of 14 points: ends where no swap lowers the cost, at the least of all pairs in nine of ten', () => {
    let reached = 0
    for (let seed = 1; seed <= 200; seed++) {
      const random = randomIntegers(seed)
      const set = points(Array.from({ length: 14 }, () => [random() / 2 ** 32, random() / 2 ** 32]))
      const distances = gowerDistances(set)
      const costOf = (a: number, b: number): number =>
        Array.from({ length: 14 }, (_, j) => Math.min(distances[a * 14 + j] ?? 0, distances[b * 14 + j] ?? 0)).reduce(
          (sum, distance) => sum + distance,
          0,
        )
      const all = [...Array(14).keys()]
      const { cost, medoids } = kMedoids(distances, set.weight, 2)
      const [one = 0, other = 0] = medoids
      expect(costOf(one, other)).toBeCloseTo(cost, 9)
      for (const k of all) expect(Math.min(costOf(one, k), costOf(k, other))).toBeGreaterThan(cost - 1e-9)
      if (cost < Math.min(...all.flatMap((a) => all.map((b) => costOf(a, b)))) + 1e-9) reached++
    }
    expect(reached).toBeGreaterThanOrEqual(180)
  })
})

describe('silhouette', () => {
  it('two pairs at .1 within and .9 (.8, 1) between: points 0, .1 | .9, 1', () => {
    const set = points([[0], [0.1], [0.9], [1]])
    // Of 0: a = .1, b = (.9 + 1) ÷ 2 = .95, 17/19; of .1: a = .1, b = .85, 15/17; the others mirror them.
    const value = silhouette(gowerDistances(set), set.weight, Int32Array.from([0, 0, 1, 1]), 2)
    expect(value).toBeCloseTo((17 / 19 + 15 / 17) / 2, 12)
  })

  it('is the same for a weight of 2 as for two points, and 0 alone', () => {
    const set = points([[0], [0.1], [0.9], [1]], [2, 1, 1, 1])
    const twice = points([[0], [0], [0.1], [0.9], [1]])
    expect(silhouette(gowerDistances(set), set.weight, Int32Array.from([0, 0, 1, 1]), 2)).toBeCloseTo(
      silhouette(gowerDistances(twice), twice.weight, Int32Array.from([0, 0, 0, 1, 1]), 2),
      12,
    )
    const alone = points([[0], [1]])
    expect(silhouette(gowerDistances(alone), alone.weight, Int32Array.from([0, 1]), 2)).toBe(0)
  })
})
