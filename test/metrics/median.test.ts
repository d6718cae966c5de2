import { expect, it } from 'vitest'
import { clusteredMedianPlaces } from '../../src/metrics/median.js'

it('is the 2nd and 9th of ten where each customer has one value', () => {
  expect(clusteredMedianPlaces({ cases: 5, n: 10, clusters: 10, aa: 5, ab: 5, bb: 10 })).toEqual({ low: 2, high: 9 })
})

it('spreads the places of as many values as 200 of 40 customers are worth', () => {
  // 40 customers with five values each, all on one side of the median: worth 37.26, so 37; of 37 the 13th, for
  // P(Bin(37, ½) < 13) = 0.024 and P(< 14) = 0.049. 13 ÷ 38 of 201 is 68.8: the 68th and the 133rd.
  const counts = { cases: 100, n: 200, clusters: 40, aa: 20 * 25, ab: 20 * 25, bb: 40 * 25 }
  expect(clusteredMedianPlaces(counts)).toEqual({ low: 68, high: 133 })
})

it('says nothing for one customer, and for none', () => {
  expect(clusteredMedianPlaces({ cases: 5, n: 10, clusters: 1, aa: 25, ab: 50, bb: 100 })).toBeNull()
  expect(clusteredMedianPlaces(undefined)).toBeNull()
})
