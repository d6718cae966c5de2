import { describe, expect, it } from 'vitest'
import { netRevenueRetention } from '../../../src/metrics/retention/net-revenue-retention.js'
import { company, cut, stayers } from '../company.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf, variantOf } from '../measured.js'

describe('net revenue retention', () => {
  it('sets 300 + 150 + 60 + 0 + 40 now against 7 × 100 then', async () => {
    expect(known(await measured(netRevenueRetention, company, cut))).toMatchObject({ value: 550 / 700, n: 7 })
  })

  it('gives both bounds in money, and the share of the returned', async () => {
    const result = known(await measured(netRevenueRetention, company, cut))
    expect(noteOf(result, 'undetermined-at-cut')).toEqual({ customers: 1, low: 550 / 800, high: 650 / 800 })
    expect(noteOf(result, 'left-and-returned')).toEqual({ customers: 1, share: 40 / 700 })
  })

  it('stands beside the bridge, which charges the loss of the newcomer, and the twelve months compounded', async () => {
    const result = known(await measured(netRevenueRetention, company, cut))
    expect(variantOf(result, 'bridge').value).toBeCloseTo((800 + 50 + 40 - 40 - 250) / 800, 12)
    const steps = [700 / 800, 750 / 700, 800 / 900, 760 / 800, 710 / 760]
    expect(variantOf(result, 'compounded').value).toBeCloseTo(
      steps.reduce((product, step) => product * step, 1),
      12,
    )
  })

  it('leaves out the largest, and shows nothing where fewer than 5 are left', async () => {
    const result = known(await measured(netRevenueRetention, company, cut))
    expect(variantOf(result, 'without-top-1')).toMatchObject({ value: 400 / 600, n: 6 })
    expect(variantOf(result, 'without-top-1').interval?.low).toBeLessThan(400 / 600)
    expect(variantOf(result, 'without-top-1').interval?.high).toBeGreaterThan(400 / 600)
    expect(variantOf(result, 'without-top-3')).toMatchObject({ value: null, n: 4 })
    expect(variantOf(result, 'without-top-3').interval).toBeUndefined()
    expect(result.variants.map(({ key }) => key)).not.toContain('without-top-10')
  })

  it('cuts by segment: the parts add up', async () => {
    const result = known(await measured(netRevenueRetention, company, cut))
    expect(segmentsOf(result, 'region')).toMatchObject([
      { attribute: 'region', value: 'north', n: 5, opening: 500, closing: 510, rate: 510 / 500 },
      { attribute: 'region', value: 'south', n: 2, opening: 200, closing: 40, rate: null, low: null, high: null },
    ])
    const [north] = segmentsOf(result, 'region')
    expect(Number(north?.['low'])).toBeLessThan(510 / 500)
    expect(Number(north?.['high'])).toBeGreaterThan(510 / 500)
    expect(rowsOf(result, 'months').at(-1)).toEqual({ month: '2024-12-31', n: 7, rate: 550 / 700 })
  })

  it('bounds a segment of 400, a quarter of it lost, by Student’s t: 0.75 ± 1.966 √(0.75 × 0.25 ÷ 399)', async () => {
    const ids = Array.from({ length: 406 }, (_, k) => `c${k}`)
    const subscriptions = ids.map((customer_id, k) => ({
      customer_id,
      plan: 'basic',
      started_on: '2023-01-01',
      ended_on: k < 100 ? '2024-06-01' : null,
      monthly_amount: 10,
    }))
    const customers = ids.map((customer_id, k) => ({ customer_id, region: k < 400 ? 'north' : 'south' }))
    const result = known(await measured(netRevenueRetention, { subscriptions, customers }, cut))
    expect(segmentsOf(result, 'region')).toMatchObject([
      { value: 'north', rate: 0.75, low: expect.closeTo(0.7074, 4), high: expect.closeTo(0.7926, 4) },
      { value: 'south', rate: 1, low: 1, high: 1 },
    ])
  })

  it('draws its interval from the seed: the same for the same, none to speak of where nobody moves', async () => {
    const once = known(await measured(netRevenueRetention, company, { ...cut, seed: 7 }))
    expect(known(await measured(netRevenueRetention, company, { ...cut, seed: 7 })).interval).toEqual(once.interval)
    expect(once.interval?.low).toBeLessThan(once.value)
    expect(once.interval?.high).toBeGreaterThan(once.value)
    expect(known(await measured(netRevenueRetention, stayers(5), cut))).toMatchObject({
      value: 1,
      interval: { low: 1, high: 1, level: 0.95 },
    })
  })

  it('is unknown without customers at the start, below 5 of them, and where currencies are mixed', async () => {
    expect(because(await measured(netRevenueRetention, { subscriptions: [] }, cut))).toBe('no-customers-at-start')
    expect(because(await measured(netRevenueRetention, stayers(4), cut))).toBe('too-few')
    const [first, ...rest] = company.subscriptions
    const mixed = { subscriptions: [{ ...first, currency: 'CNY' }, ...rest] }
    expect(because(await measured(netRevenueRetention, mixed, cut))).toBe('mixed-currencies')
  })
})
