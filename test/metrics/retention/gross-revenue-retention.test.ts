import { describe, expect, it } from 'vitest'
import { grossRevenueRetention } from '../../../src/metrics/retention/gross-revenue-retention.js'
import { company, cut, stayers } from '../company.js'
import { because, known, measured, noteOf, segmentsOf, variantOf } from '../measured.js'

describe('gross revenue retention', () => {
  it('credits nobody with growth: 300 + 100 + 60 + 0 + 40 of 7 × 100', async () => {
    const result = known(await measured(grossRevenueRetention, company, cut))
    expect(result).toMatchObject({ value: 500 / 700, n: 7 })
    expect(noteOf(result, 'undetermined-at-cut')).toEqual({ customers: 1, low: 500 / 800, high: 600 / 800 })
  })

  it('stands beside the bridge and the twelve months compounded, both without growth', async () => {
    const result = known(await measured(grossRevenueRetention, company, cut))
    expect(variantOf(result, 'bridge').value).toBeCloseTo((800 - 40 - 250) / 800, 12)
    const steps = [700 / 800, 800 / 900, 760 / 800, 710 / 760]
    expect(variantOf(result, 'compounded').value).toBeCloseTo(
      steps.reduce((product, step) => product * step, 1),
      12,
    )
    expect(variantOf(result, 'without-top-1')).toMatchObject({ value: 400 / 600, n: 6 })
  })

  it('never exceeds 1, not even in a segment that grew', async () => {
    const result = known(await measured(grossRevenueRetention, company, cut))
    expect(segmentsOf(result, 'region').map((row) => [row['opening'], row['closing'], row['rate']])).toEqual([
      [500, 460, 460 / 500],
      [200, 40, null],
    ])
  })

  it('is unknown without customers at the start, and below 5 of them', async () => {
    expect(because(await measured(grossRevenueRetention, { subscriptions: [] }, cut))).toBe('no-customers-at-start')
    expect(because(await measured(grossRevenueRetention, stayers(4), cut))).toBe('too-few')
  })
})
