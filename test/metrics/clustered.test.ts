import { describe, expect, it } from 'vitest'
import { clusteredCells, clusteredInterval, clusterNotes, countedByCustomer } from '../../src/metrics/clustered.js'
import { proportionInterval } from '../../src/metrics/interval.js'

/** The columns that a query returns for customers with cases of n each. */
function countsOf(customers: readonly (readonly [cases: number, n: number])[]) {
  const sum = (of: (cases: number, n: number) => number) => customers.reduce((total, [a, b]) => total + of(a, b), 0)
  return {
    cases: sum((a) => a),
    n: sum((_, b) => b),
    clusters: customers.length,
    aa: sum((a) => a * a),
    ab: sum((a, b) => a * b),
    bb: sum((_, b) => b * b),
  }
}

describe('a share of cases of which one customer has several', () => {
  it('has exactly Wilson’s interval where each customer has one', () => {
    const counts = countsOf([...Array(17).fill([1, 1]), ...Array(6).fill([0, 1])])
    expect(clusteredInterval(counts)).toEqual(proportionInterval(17, 23))
    expect(clusterNotes(counts)).toEqual([])
  })

  it('is wider where customers agree with themselves, and says of how many they are', () => {
    const counts = countsOf([...Array(8).fill([5, 5]), ...Array(4).fill([0, 5])])
    const [own, plain] = [clusteredInterval(counts), proportionInterval(40, 60)]
    expect(own?.method).toBe('wilson-clustered')
    expect((own?.high ?? 0) - (own?.low ?? 0)).toBeGreaterThan(1.9 * (plain.high - plain.low))
    expect(clusterNotes(counts)).toEqual([{ code: 'cases-of-customers', args: { n: 60, customers: 12, unnamed: 0 } }])
  })

  it('stays a share where all or none are', () => {
    for (const k of [0, 4]) {
      const { low, high } = clusteredInterval(countsOf(Array(9).fill([k, 4]))) ?? { low: -1, high: 2 }
      expect([low >= 0, high <= 1, high - low > 0.2]).toEqual([true, true, true])
      expect(k === 0 ? low : high).toBe(k === 0 ? 0 : 1)
    }
  })

  it('counts by customer in memory: one with 2 of 3, one with 0 of 1', () => {
    const all = [
      ['a', true],
      ['b', false],
      ['a', false],
      ['a', true],
    ] as const
    expect(countedByCustomer(all.map(([customer, isCase]) => ({ customer, isCase })))).toEqual(
      countsOf([
        [2, 3],
        [0, 1],
      ]),
    )
  })

  it('has a rate and no interval for a single customer, and no rate below five cases', () => {
    expect(clusteredCells(countsOf([[6, 8]]))).toEqual({ n: 8, customers: 1, rate: 0.75, low: null, high: null })
    expect(clusteredCells(countsOf([[2, 4]]))).toEqual({ n: 4, customers: 1, rate: null, low: null, high: null })
  })
})
