import { describe, expect, it } from 'vitest'
import { lifetimeValueToAcquisitionCost } from '../../../src/metrics/value/lifetime-value-to-acquisition-cost.js'
import { because, known, measured, noteOf, variantOf } from '../measured.js'
import { cut, payments, subscriptions } from './base.js'

const customers = ['before', 'a', 'b', 'c', 'd', 'e'].map((customer_id) => ({ customer_id, acquisition_cost: 50 }))
const lifetimeValue = (1200 * 592.2) / 1708

describe('lifetime-value-to-acquisition-cost', () => {
  it('416.07 ÷ 50, before margin', async () => {
    const rows = { payments, subscriptions, customers }
    const result = known(await measured(lifetimeValueToAcquisitionCost, rows, cut))
    expect(result.value).toBeCloseTo(lifetimeValue / 50, 9)
    expect(result.n).toBe(6)
    expect(noteOf(result, 'no-gross-margin')).toEqual({})
    expect(noteOf(result, 'thin-evidence')).toEqual({ n: 6 })
  })

  it('with 300 of service cost on 1,500 received: × 0.8; paid back in 50 ÷ (1,200 ÷ 1,708 days × 0.8)', async () => {
    const served = customers.map((row) => ({ ...row, service_cost: 50 }))
    const rows = { payments, subscriptions, customers: served }
    const result = known(await measured(lifetimeValueToAcquisitionCost, rows, cut))
    expect(result.value).toBeCloseTo((lifetimeValue * 0.8) / 50, 9)
    expect(variantOf(result, 'payback').value).toBeCloseTo((50 / ((1200 / 1708) * 365.25 * 0.8)) * 12, 9)
  })

  it('leaves out who states no cost, and counts them', async () => {
    const rows = { payments, subscriptions, customers: customers.slice(1) }
    const result = known(await measured(lifetimeValueToAcquisitionCost, rows, cut))
    expect([result.n, noteOf(result, 'costs-partly-stated')]).toEqual([5, { customers: 1 }])
  })

  it('is unknown without acquisition costs or lifetimes, and refused for fewer than five', async () => {
    const ask = async (tables: object) =>
      because(await measured(lifetimeValueToAcquisitionCost, { payments, subscriptions, ...tables }, cut))
    expect(await ask({ customers: [{ customer_id: 'a' }] })).toBe('no-acquisition-cost')
    expect(await ask({ customers, payments: payments.slice(4) })).toBe('no-lifetimes')
    expect(await ask({ customers: customers.slice(2) })).toBe('too-few')
  })
})
