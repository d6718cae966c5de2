import { describe, expect, it } from 'vitest'
import { medianInterval } from '../../src/stats/median-interval.js'
import { randomIntegers } from '../../src/stats/random.js'

const upTo = (n: number) => Array.from({ length: n }, (_, k) => k + 1)
const ones = (n: number) => Array.from({ length: n }, () => 1)

describe('the interval of a median', () => {
  // P(Bin(10, ½) ≤ 1) = 11/1024 = 0.011, ≤ 2: 56/1024 = 0.055. Of 6: 1/64 = 0.016, of 5: 1/32 = 0.031.
  it('is the second and the ninth of ten, the first and the sixth of six, and none of five', () => {
    expect(medianInterval(upTo(10), ones(10))).toEqual({ low: 2, high: 9 })
    expect(medianInterval(upTo(6), ones(6))).toEqual({ low: 1, high: 6 })
    expect(medianInterval(upTo(5), ones(5))).toBeNull()
    expect(medianInterval([], [])).toBeNull()
  })

  it('counts equal values, and reaches what was not seen', () => {
    expect(medianInterval([0, 3, Number.POSITIVE_INFINITY], [4, 4, 2])).toEqual({
      low: 0,
      high: Number.POSITIVE_INFINITY,
    })
    expect(medianInterval([1, 2], [9, 1])).toEqual({ low: 1, high: 1 })
  })

  it('takes ranks 10 of 30 and 40 of 100, as tables of the sign test have them', () => {
    expect(medianInterval(upTo(30), ones(30))).toEqual({ low: 10, high: 21 })
    expect(medianInterval(upTo(100), ones(100))).toEqual({ low: 40, high: 61 })
  })

  it('covers the true median in at least 95 of 100 samples', () => {
    const random = randomIntegers(7)
    let covered = 0
    for (let sample = 0; sample < 2000; sample++) {
      const values = Array.from({ length: 25 }, () => random() / 2 ** 32).sort((a, b) => a - b)
      const bounds = medianInterval(values, ones(25))
      if (bounds !== null && bounds.low <= 0.5 && bounds.high >= 0.5) covered += 1
    }
    // Exactly 0.9567 for n = 25 (ranks 8 and 18); three standard errors are 0.0137.
    expect(covered / 2000).toBeGreaterThan(0.943)
    expect(covered / 2000).toBeLessThan(0.971)
  })
})
