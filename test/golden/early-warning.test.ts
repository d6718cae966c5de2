import { describe, expect, it } from 'vitest'
import { rowsOf, variantOf } from '../metrics/measured.js'
import { known, truth } from './tidewater.js'

describe('the sample company, whose use was planted to fall to a quarter in the 60 days before a loss', () => {
  it('is warned of better than by chance on cuts that were held back', () => {
    const { interval, value } = known('churn-early-warning')
    expect(interval?.low).toBeGreaterThan(0.5)
    expect(value).toBeLessThan(0.95)
    expect(variantOf(known('churn-early-warning'), 'lift').value).toBeGreaterThan(1.5)
  })

  it('judges every customer of the cut once, and the segments hold all of them', () => {
    const result = known('churn-early-warning')
    const { customers } = truth.recurring
    expect(variantOf(result, 'at-risk').value).toBe(Math.ceil(customers / 10))
    const sizes = rowsOf(result, 'segments').filter((row) => row['attribute'] === 'region')
    expect(sizes.reduce((sum, row) => sum + Number(row['n']), 0)).toBe(customers)
    const expected = sizes.reduce((sum, row) => sum + Number(row['expected_loss']), 0)
    expect(expected).toBeCloseTo(variantOf(result, 'expected-loss').value ?? Number.NaN, 6)
    expect(expected).toBeLessThan(truth.recurring.monthly)
  })

  it('finds the fall of use among the signs, from the ninth week before the loss', () => {
    const result = known('churn-precursors')
    const change = rowsOf(result, 'signs').find((row) => row['sign'] === 'feature-use_change')
    expect(change).toMatchObject({ verdict: 'differs' })
    expect(change?.['high']).toBeLessThan(0)
    const fallen = rowsOf(result, 'course').map((row) => ({
      week: Number(row['weeks_before']),
      share: Number(row['mean_lost']) / Number(row['mean_kept']),
    }))
    expect(fallen.filter(({ week }) => week >= 10).every(({ share }) => share > 0.8)).toBe(true)
    expect(fallen.filter(({ week }) => week <= 8).every(({ share }) => share < 0.6)).toBe(true)
  })

  it('scores the health of every customer of the held-back day', () => {
    const result = known('health-score-validity')
    const groups = rowsOf(result, 'groups')
    expect(groups.reduce((sum, row) => sum + Number(row['n']), 0)).toBe(result.n)
    expect(result.value).toBeGreaterThan(0.5)
  })
})
