import { describe, expect, it } from 'vitest'
import { monthlyRecurringRevenue } from '../../../src/metrics/revenue/monthly-recurring-revenue.js'
import { company, cut } from '../company.js'
import { because, known, measured, rowsOf, segmentsOf, variantOf } from '../measured.js'

describe('monthly recurring revenue', () => {
  it('adds 300 + 150 + 60 + 40 + 100 of seven customers; what waits for renewal is out', async () => {
    const result = known(await measured(monthlyRecurringRevenue, company, cut))
    expect(result).toMatchObject({ value: 650, n: 7, unit: 'money' })
    expect(variantOf(result, 'per-customer')).toMatchObject({ value: 650 / 7, n: 7 })
    expect(result.notes).toEqual([{ code: 'recurring-undetermined', args: { customers: 1, more: 100 / 650 } }])
  })

  it('shows every month-end since the first', async () => {
    const months = rowsOf(known(await measured(monthlyRecurringRevenue, company, cut)), 'months')
    expect(months).toHaveLength(24)
    expect(months[0]).toEqual({ month: '2023-01-31', recurring: 800, customers: 8 })
    expect(months.find((row) => row['month'] === '2024-05-31')).toEqual({
      month: '2024-05-31',
      recurring: 800,
      customers: 8,
    })
  })

  it('cuts by segment: money and shares add up', async () => {
    const result = known(await measured(monthlyRecurringRevenue, company, cut))
    expect(segmentsOf(result, 'region')).toEqual([
      { attribute: 'region', value: 'north', n: 5, recurring: 510, share: 510 / 650 },
      { attribute: 'region', value: 'south', n: 2, recurring: 140, share: 140 / 650 },
    ])
  })

  it('is 0, not unknown, where everybody left; a fact needs no 5 cases', async () => {
    const gone = { subscriptions: company.subscriptions.filter((row) => row['customer_id'] === 'leaves') }
    const result = known(await measured(monthlyRecurringRevenue, gone, cut))
    expect(result).toMatchObject({ value: 0, n: 0, notes: [] })
    expect(variantOf(result, 'per-customer').value).toBeNull()
  })

  it('is unknown where nothing ever recurred, and where currencies are mixed', async () => {
    expect(because(await measured(monthlyRecurringRevenue, { subscriptions: [] }, cut))).toBe('no-recurring-revenue')
    const payments = [{ customer_id: 'stays 1', paid_on: '2024-12-01', amount: 100, currency: 'CNY' }]
    expect(because(await measured(monthlyRecurringRevenue, { ...company, payments }, cut))).toBe('mixed-currencies')
  })
})
