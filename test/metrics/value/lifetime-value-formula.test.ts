import { describe, expect, it } from 'vitest'
import { lifetimeValueFormula } from '../../../src/metrics/value/lifetime-value-formula.js'
import { because, known, measured, noteOf, segmentsOf, variantOf } from '../measured.js'
import { cut, meanDays, payments, subscriptions, windowDays } from './base.js'

describe('lifetime-value-formula', () => {
  it('300 a purchase × 4 purchases ÷ 1,708 customer-days × 592.2 days of life', async () => {
    expect([meanDays, windowDays]).toEqual([expect.closeTo(592.2, 9), 1708])
    const result = known(await measured(lifetimeValueFormula, { payments, subscriptions }, cut))
    expect(result.value).toBeCloseTo((1200 * 592.2) / 1708, 9)
    expect(result.n).toBe(5)
    expect(variantOf(result, 'purchase-value').value).toBe(300)
    expect(variantOf(result, 'purchases-per-year').value).toBeCloseTo(4 / (1708 / 365.25), 12)
    expect(variantOf(result, 'lifetime').value).toBeCloseTo((592.2 / 365.25) * 12, 9)
  })

  it('says how long it looked, how many would still be there, and whose age is unknown', async () => {
    const result = known(await measured(lifetimeValueFormula, { payments, subscriptions }, cut))
    expect(noteOf(result, 'lifetime-restricted')).toEqual({
      months: expect.closeTo((700 / 365.25) * 12, 9),
      share: expect.closeTo(0.8 * (2 / 3), 12),
    })
    expect(noteOf(result, 'before-data')).toEqual({ customers: 1 })
    expect(noteOf(result, 'thin-evidence')).toEqual({ n: 5 })
  })

  it('a customer from before the data enters at its age since sign-up, 334 days, and leaves at 1,061', async () => {
    const customers = [{ customer_id: 'before', signed_up_on: '2022-02-05' }]
    const result = known(await measured(lifetimeValueFormula, { payments, subscriptions, customers }, cut))
    expect(result.n).toBe(6)
    const months = (334 + 727) / (365.25 / 12)
    expect(noteOf(result, 'lifetime-restricted')?.['months']).toBeCloseTo(months, 9)
    const days = 365 + (5 / 6) * 182 + (5 / 6) * (3 / 4) * (334 + 727 - 547)
    expect(variantOf(result, 'lifetime').value).toBeCloseTo((days / 365.25) * 12, 9)
  })

  it('by segment the lifetime within the tenure seen there, and its product with the revenue of a year', async () => {
    const customers = ['before', 'a', 'b', 'c', 'd', 'e'].map((customer_id) => ({ customer_id, region: 'all' }))
    const more = [...customers, { customer_id: 'elsewhere', region: 'none' }]
    const result = known(await measured(lifetimeValueFormula, { payments, subscriptions, customers: more }, cut))
    expect(segmentsOf(result, 'region')).toMatchObject([
      {
        value: 'all',
        mean_lifetime: expect.closeTo((592.2 / 365.25) * 12, 9),
        tenure_seen: expect.closeTo((700 / 365.25) * 12, 9),
        per_year: expect.closeTo((1200 / 1708) * 365.25, 9),
        lifetime_value: expect.closeTo((1200 * 592.2) / 1708, 9),
      },
    ])
  })

  it('segments add up to the purchases and the money of the whole', async () => {
    const customers = ['before', 'a', 'b', 'c', 'd', 'e'].map((customer_id) => ({
      customer_id,
      region: customer_id < 'c' ? 'east' : 'west',
    }))
    const result = known(await measured(lifetimeValueFormula, { payments, subscriptions, customers }, cut))
    expect(
      segmentsOf(result, 'region').map((row) => [row['value'], row['n'], row['purchases'], row['revenue']]),
    ).toEqual([
      ['east', 3, 1, 100],
      ['west', 3, 3, 1100],
    ])
  })

  it('is unknown without purchases in the window, and refused for fewer than five lives', async () => {
    const old = payments.slice(4)
    expect(because(await measured(lifetimeValueFormula, { payments: old, subscriptions }, cut))).toBe('no-lifetimes')
    expect(because(await measured(lifetimeValueFormula, { payments: [] }, cut))).toBe('no-lifetimes')
    const four = subscriptions.slice(0, 5)
    expect(because(await measured(lifetimeValueFormula, { payments, subscriptions: four }, cut))).toBe('too-few')
  })
})
