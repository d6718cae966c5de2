import { describe, expect, it } from 'vitest'
import { levelsOf, weightOf } from '../../src/stats/levels.js'
import { historyLevels, typicalInterval } from '../../src/stats/purchase-histories.js'

const histories = { frequency: [0, 2, 0], recency: [0, 5, 0], age: [10, 10, 4], weight: [3, 1, 2] }

describe('levels', () => {
  it('each value once, in the order of appearance, and the weight at each', () => {
    const levels = levelsOf([7, 5, 7, 7])
    expect([[...levels.values], [...levels.at]]).toEqual([
      [7, 5],
      [0, 1, 0, 0],
    ])
    expect([...weightOf(levels, [1, 2, 3, 4])]).toEqual([8, 2])
  })
})

describe('purchase-histories', () => {
  it('six customers: five never came back, one twice', () => {
    const { frequency, frequencyWeight, total } = historyLevels(histories)
    expect([[...frequency.values], [...frequencyWeight], total]).toEqual([[0, 2], [5, 1], 6])
  })
  it('a purchase every (3 × 10 + 10 + 2 × 4) ÷ 2 = 24; with next to none, every age ÷ 0.1', () => {
    expect(typicalInterval(histories)).toBe(24)
    expect(typicalInterval({ ...histories, frequency: [0, 0, 0] })).toBeCloseTo(48 / 0.6, 12)
  })
})
