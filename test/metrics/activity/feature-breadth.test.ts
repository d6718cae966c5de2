import { describe, expect, it } from 'vitest'
import { featureBreadth } from '../../../src/metrics/activity/feature-breadth.js'
import { because, known, measured, rowsOf, variantOf } from '../measured.js'
import { february, logins } from './logins.js'

const use = (customer: string, ...features: string[]) =>
  features.flatMap((feature) => logins(customer, 'one', ['2024-02-01'], { feature }))
const rows = [
  ...use('a', 'map', 'chart', 'map'),
  ...use('b', 'map'),
  ...use('c', 'map', 'chart', 'sync'),
  ...use('d', 'map'),
  ...use('e', 'chart'),
  ...logins('f', 'one', ['2024-02-28']),
]

describe('feature-breadth', () => {
  it('(2 + 1 + 3 + 1 + 1) ÷ 5 features, of 3 in all', async () => {
    const result = known(await measured(featureBreadth, { logins: rows }, february))
    expect([result.value, result.n]).toEqual([1.6, 5])
    expect(variantOf(result, 'share-of-features').value).toBeCloseTo(1.6 / 3, 12)
    expect(rowsOf(result, 'features')).toEqual([
      { feature: 'map', customers: 4, share: 0.8 },
      { feature: 'chart', customers: 3, share: 0.6 },
      { feature: 'sync', customers: 1, share: 0.2 },
    ])
  })

  it('is unknown where no login names a feature, and refused below five', async () => {
    const silent = rows.map((row) => ({ ...row, feature: null }))
    expect(because(await measured(featureBreadth, { logins: silent }, february))).toBe('no-features')
    expect(because(await measured(featureBreadth, { logins: rows.slice(3) }, february))).toBe('too-few')
  })
})
