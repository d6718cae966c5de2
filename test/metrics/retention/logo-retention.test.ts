import { describe, expect, it } from 'vitest'
import { logoRetention } from '../../../src/metrics/retention/logo-retention.js'
import { company, cut, stayers } from '../company.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf, variantOf } from '../measured.js'

/** Seven of the eight customers at the start are decided: three stay, one grows, one shrinks, one returns, one leaves. */
describe('logo retention', () => {
  it('keeps 6 of 7, with Wilson’s interval', async () => {
    const result = known(await measured(logoRetention, company, cut))
    expect(result).toMatchObject({ value: 6 / 7, n: 7, unit: 'ratio' })
    expect(result.interval?.low).toBeCloseTo(0.4869, 4)
    expect(result.interval?.high).toBeCloseTo(0.9743, 4)
  })

  it('gives both bounds for the customer that may still renew, and says who left and returned', async () => {
    const result = known(await measured(logoRetention, company, cut))
    expect(noteOf(result, 'undetermined-at-cut')).toEqual({ customers: 1, low: 6 / 8, high: 7 / 8 })
    expect(noteOf(result, 'left-and-returned')).toEqual({ customers: 1, share: 1 / 7 })
    expect(variantOf(result, 'without-returned')).toMatchObject({ value: 5 / 7, n: 7 })
    expect(noteOf(result, 'thin-evidence')).toEqual({ n: 7 })
  })

  it('by the bridge 8 + 1 back − 3 lost ÷ 8; month by month 7/8 × 8/9 × 7/8', async () => {
    const result = known(await measured(logoRetention, company, cut))
    // Lost: returns in February, leaves in May, joins and leaves in August; may renew in December is undetermined.
    expect(variantOf(result, 'bridge')).toMatchObject({ value: (8 + 1 - 3) / 8, n: 8 })
    // Customers at the month-ends before the losses: 8 in January, 7 + 2 joined in April = 9, 8 in July.
    expect(variantOf(result, 'compounded').value).toBeCloseTo((7 / 8) * (8 / 9) * (7 / 8), 12)
  })

  it('cuts by segment: the parts add up, and one of fewer than 5 shows no rate', async () => {
    const result = known(await measured(logoRetention, company, cut))
    expect(segmentsOf(result, 'region').map((row) => [row['value'], row['n'], row['rate']])).toEqual([
      ['north', 5, 1],
      ['south', 2, null],
    ])
  })

  it('follows the last month-ends, the last of which is the headline', async () => {
    const months = rowsOf(known(await measured(logoRetention, company, cut)), 'months')
    expect(months.at(-1)).toEqual({ month: '2024-12-31', n: 7, rate: 6 / 7 })
    expect(months.find((row) => row['month'] === '2024-04-30')).toEqual({ month: '2024-04-30', n: 8, rate: 7 / 8 })
  })

  it('is unknown without customers at the start, and below 5 of them', async () => {
    expect(because(await measured(logoRetention, { subscriptions: [] }, cut))).toBe('no-customers-at-start')
    expect(because(await measured(logoRetention, { logins: [] }, cut))).toBe('needs-dataset')
    expect(because(await measured(logoRetention, stayers(4), cut))).toBe('too-few')
    expect(known(await measured(logoRetention, stayers(5), cut)).value).toBe(1)
  })

  it('is thin below 20 customers only', async () => {
    expect(noteOf(known(await measured(logoRetention, stayers(20), cut)), 'thin-evidence')).toBeUndefined()
    expect(noteOf(known(await measured(logoRetention, stayers(19), cut)), 'thin-evidence')).toEqual({ n: 19 })
  })
})
