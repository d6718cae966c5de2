import { describe, expect, it } from 'vitest'
import { bfgs } from '../../src/stats/bfgs.js'

describe('bfgs', () => {
  it('finds the bottom (1, 1) of the curved valley 100 (y − x²)² + (1 − x)² from its far side', () => {
    const valley = ([x = 0, y = 0]: readonly number[]) => ({
      value: 100 * (y - x * x) ** 2 + (1 - x) ** 2,
      slope: [-400 * x * (y - x * x) - 2 * (1 - x), 200 * (y - x * x)],
    })
    const { point, value } = bfgs(valley, [-1.2, 1])
    expect(point).toEqual([expect.closeTo(1, 4), expect.closeTo(1, 4)])
    expect(value).toBeLessThan(1e-9)
  })
  it('stays where it stands on level ground', () => {
    expect(bfgs(() => ({ value: 3, slope: [0] }), [5])).toEqual({ point: [5], value: 3, slope: [0] })
  })
})
