import { describe, expect, it } from 'vitest'
import { churnRate } from '../../../src/metrics/churn/churn-rate.js'
import { company, cut, stayers } from '../company.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf, variantOf } from '../measured.js'

describe('churn rate', () => {
  it('loses 1 of 7; the one that may still renew is on neither side', async () => {
    const result = known(await measured(churnRate, company, cut))
    expect(result).toMatchObject({ value: 1 / 7, n: 7 })
    expect(noteOf(result, 'undetermined-at-cut')).toEqual({ customers: 1, low: 1 / 8, high: 2 / 8 })
    expect(rowsOf(result, 'months').at(-1)).toEqual({ month: '2024-12-31', n: 7, rate: 1 / 7 })
  })

  it('prints the ratios of the articles beside it, and says that they are not comparable', async () => {
    const result = known(await measured(churnRate, company, cut))
    // At the cut: three that stay, one each that grows, shrinks, returns, joins. At the start 8, and 2 new.
    expect(variantOf(result, 'lost-to-closing')).toMatchObject({ value: 1 / 7, n: 7 })
    expect(variantOf(result, 'lost-to-base')).toMatchObject({ value: 1 / 10, n: 10 })
  })

  it('compounds to the year: the month is never a twelfth', async () => {
    const monthly = variantOf(known(await measured(churnRate, company, cut)), 'monthly-equivalent').value ?? 0
    expect((1 - monthly) ** 12).toBeCloseTo(6 / 7, 12)
  })

  it('counts apart who joined and left inside the window', async () => {
    const result = known(await measured(churnRate, company, cut))
    expect(variantOf(result, 'joined-and-left')).toMatchObject({ value: 1, n: 2, unit: 'count' })
  })

  it('cuts by segment: the parts add up', async () => {
    const result = known(await measured(churnRate, company, cut))
    expect(segmentsOf(result, 'region').map((row) => [row['value'], row['n'], row['rate']])).toEqual([
      ['north', 5, 0],
      ['south', 2, null],
    ])
  })

  it('is unknown without customers at the start, and below 5 of them', async () => {
    expect(because(await measured(churnRate, { subscriptions: [] }, cut))).toBe('no-customers-at-start')
    expect(because(await measured(churnRate, stayers(4), cut))).toBe('too-few')
    expect(known(await measured(churnRate, stayers(5), cut)).value).toBe(0)
  })
})
