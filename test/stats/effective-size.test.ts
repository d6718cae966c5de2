import { describe, expect, it } from 'vitest'
import { effectiveSize } from '../../src/stats/effective-size.js'
import { wilsonInterval } from '../../src/stats/wilson.js'
import { draws } from './drawn.js'

type Cluster = readonly [cases: number, n: number]

function sumsOf(clusters: readonly Cluster[]) {
  const sum = (of: (cluster: Cluster) => number) => clusters.reduce((total, cluster) => total + of(cluster), 0)
  return {
    clusters: clusters.length,
    a: sum(([a]) => a),
    b: sum(([, b]) => b),
    aa: sum(([a]) => a * a),
    ab: sum(([a, b]) => a * b),
    bb: sum(([, b]) => b * b),
  }
}
const many = (cluster: Cluster, count: number): Cluster[] => Array.from({ length: count }, () => cluster)

describe('effective size', () => {
  it('is the number of cases where each cluster has one', () => {
    expect(effectiveSize(sumsOf([...many([1, 1], 30), ...many([0, 1], 11)]))).toBe(41)
    expect(effectiveSize(sumsOf(many([1, 1], 12)))).toBe(12)
  })

  it('is about the number of clusters where all cases of a cluster agree', () => {
    // 200 cases, 40 clusters of five, half of each kind: scatter 40 × 2.5² = 250, × 40 ÷ 39 ÷ 200² = 0.006410, against
    // 0.25 ÷ 199 = 0.001256: an effect of 5.1026. t with 199 and 39 degrees: 1.9720 and 2.0227. 200 ÷ 5.1026 × 0.9505 = 37.26
    expect(effectiveSize(sumsOf([...many([5, 5], 20), ...many([0, 5], 20)]))).toBeCloseTo(37.26, 1)
  })

  it('takes the worst where all cases agree: 30 ÷ (Σ n² ÷ Σ n), shrunk by t with 29 and 4 degrees', () => {
    // Clusters of 2, 4, 6, 8, 10: Σ n² = 220, an effect of 7.3333; (2.0452 ÷ 2.7764)² = 0.5426
    const all: Cluster[] = [2, 4, 6, 8, 10].map((n) => [n, n])
    expect(effectiveSize(sumsOf(all))).toBeCloseTo((30 / 7.3333) * 0.5426, 2)
  })

  it('is never more than the cases, however evenly clusters split', () => {
    expect(effectiveSize(sumsOf(many([2, 4], 50)))).toBe(200)
  })

  it('refuses one cluster, and clusters without cases', () => {
    expect(() => effectiveSize(sumsOf([[3, 9]]))).toThrow(RangeError)
    expect(() => effectiveSize({ ...sumsOf([]), clusters: 3 })).toThrow(RangeError)
  })
})

describe('of 400 intervals at 95 % over customers that answer 1 to 12 times each, by its own leaning', () => {
  it.each([
    [150, 4, 1],
    [60, 7, 3],
    [25, 3, 2],
  ])('%i customers, leanings Beta(%f, %f)', (customers, alpha, beta) => {
    const truth = alpha / (alpha + beta)
    const samples = Array.from({ length: 400 }, (_, seed) => sumsOf(answersOf(customers, alpha, beta, 900 + seed)))
    const holds = (size: (sums: (typeof samples)[number]) => number) =>
      samples.filter((sums) => {
        const { low, high } = wilsonInterval((sums.a / sums.b) * size(sums), size(sums))
        return low <= truth && truth <= high
      }).length
    const [clustered, plain] = [holds((sums) => effectiveSize(sums)), holds(({ b }) => b)]
    process.stdout.write(`${customers} customers: ${clustered} of 400 hold the truth, ${plain} as if independent\n`)
    // 95 % of 400 is 380, with a standard error of 4.4.
    expect(clustered).toBeGreaterThanOrEqual(367)
    expect(clustered).toBeLessThanOrEqual(396)
    expect(plain).toBeLessThan(365)
  })
})

function answersOf(customers: number, alpha: number, beta: number, seed: number): Cluster[] {
  const random = draws(seed)
  return Array.from({ length: customers }, () => {
    const [n, leaning] = [1 + Math.floor(12 * random.uniform()), random.beta(alpha, beta)]
    return [Array.from({ length: n }, () => random.uniform() < leaning).filter(Boolean).length, n]
  })
}
