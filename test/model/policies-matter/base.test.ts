import { describe, expect, it } from 'vitest'
import { activeCustomerRate } from '../../../src/metrics/activity/active-customer-rate.js'
import { logoRetention } from '../../../src/metrics/retention/logo-retention.js'
import { recurringRevenueBridge } from '../../../src/metrics/revenue/recurring-revenue-bridge.js'
import { company, cut, stayers } from '../../metrics/company.js'
import { known, measured, noteOf, rowsOf } from '../../metrics/measured.js'
import type { RawTables } from '../facts.js'
import { june, monthly, paid, recurring, row, said } from './said.js'

describe('the cut (as_of)', () => {
  it('stands where observed facts end, not where plans do: payments to June, due and period ends to December', async () => {
    const payments = [...monthly('a', 100), { customer_id: 'a', amount: 100, due_on: '2024-12-31' }]
    const toJune = payments.map((one, k) => (k === 5 ? { ...one, paid_on: '2024-06-28' } : one))
    expect(await recurring({ payments: toJune }, { grace_days: 0 })).toBe(100)
    expect(await recurring({ payments: toJune }, { grace_days: 0, as_of: '2024-12-31' })).toBe(0)
  })

  it('leaves out what happened after it', async () => {
    const subscriptions = [row('a'), row('b', { started_on: '2024-07-01' })]
    expect(await recurring({ subscriptions })).toBe(100)
    expect(await recurring({ subscriptions }, { ...june, as_of: '2024-07-31' })).toBe(200)
  })
})

describe('the recurring basis (recurring_basis)', () => {
  const tables: RawTables = {
    subscriptions: [row('a')],
    payments: [
      paid('a', '2024-01-01', 270, { period_start: '2024-01-01', period_end: '2024-04-01' }),
      paid('a', '2024-04-01', 270, { period_start: '2024-04-01', period_end: '2024-10-01' }),
    ],
  }
  it.each([
    ['auto', 100],
    ['subscriptions', 100],
    ['service-periods', 270 / 6],
    ['inferred-cadence', 270 / 3],
  ] as const)('%s: %d a month', async (recurring_basis, expected) => {
    expect(await recurring(tables, { ...june, recurring_basis })).toBe(expected)
  })

  it('follows what is exported: subscriptions, else periods, else the rhythm of payments', async () => {
    const { payments = [] } = tables
    const bare = payments.map(({ period_start: _, period_end: __, ...one }) => one)
    expect(await recurring({ payments })).toBe(45)
    expect(await recurring({ payments: bare })).toBe(90)
  })
})

it('normalisation: an amount for k months counts amount ÷ k, a week 52 ÷ 12', async () => {
  const priced = (interval: string, amount: number) => ({
    customer_id: interval,
    started_on: '2024-01-01',
    amount,
    interval,
  })
  const subscriptions = [priced('year', 1200), priced('quarter', 300), priced('week', 12), priced('month', 7)]
  expect(await recurring({ subscriptions })).toBe(1200 / 12 + 300 / 3 + (12 * 52) / 12 + 7)
})

describe('active at a day (month_end_dates)', () => {
  it('an end that is a month-end is the last day served, unless the policy says the day after', async () => {
    const subscriptions = [row('a', { ended_on: '2024-06-30' }), row('b', { ended_on: '2024-05-31' })]
    expect(await recurring({ subscriptions }, { ...june, month_end_dates: 'auto' })).toBe(100)
    expect(await recurring({ subscriptions }, { ...june, month_end_dates: 'exclusive' })).toBe(0)
  })

  it('a cancellation without an end runs to the end of what was paid for', async () => {
    const year = { monthly_amount: null, amount: 1200, interval: 'year', cancelled_on: '2024-02-15' }
    const month = { monthly_amount: null, amount: 100, interval: 'month', cancelled_on: '2024-02-15' }
    expect(await recurring({ subscriptions: [row('a', year)] })).toBe(100)
    expect(await recurring({ subscriptions: [row('a', month), row('b', { monthly_amount: 1 })] })).toBe(1)
  })

  it('a renewal signed early starts where the former period of its plan ends', async () => {
    const early = [row('a', { ended_on: '2024-07-01' }), row('a', { started_on: '2024-06-15', monthly_amount: 110 })]
    expect(await recurring({ subscriptions: early })).toBe(100)
    const other = early.map((one, k) => ({ ...one, plan: `p${k}` }))
    expect(await recurring({ subscriptions: other })).toBe(210)
  })
})

describe('grace (grace_days)', () => {
  const ended =
    stayers(6).subscriptions?.map((one, k) => ({ ...one, ended_on: k === 0 ? '2024-12-20' : '2025-12-31' })) ?? []
  const open = ended.map((one, k) => ({ ...one, ended_on: k === 0 ? '2024-12-20' : null }))
  const auto = { ...cut, grace_days: 'auto' } as const

  it('is 30 days for terms and none for open-ended subscriptions', async () => {
    expect(await said(logoRetention, { subscriptions: ended }, auto)).toBe(1)
    expect(await said(logoRetention, { subscriptions: open }, auto)).toBeCloseTo(5 / 6, 12)
    expect(await said(logoRetention, { subscriptions: open }, { ...auto, grace_days: 30 })).toBe(1)
  })

  it('joins a return within it', async () => {
    const subscriptions = [row('a', { ended_on: '2024-03-20' }), row('a', { started_on: '2024-04-10' })]
    const reactivated = async (grace_days: number) =>
      rowsOf(known(await measured(recurringRevenueBridge, { subscriptions }, { ...june, grace_days })), 'window')[0]?.[
        'reactivated'
      ]
    expect([await reactivated(30), await reactivated(0)]).toEqual([0, 100])
  })

  it('leaves open at the cut who may still renew: in neither side of the rate, which prints both bounds', async () => {
    const result = known(await measured(logoRetention, company, cut))
    expect(result).toMatchObject({ value: 6 / 7, n: 7 })
    expect(noteOf(result, 'undetermined-at-cut')).toEqual({ customers: 1, low: 6 / 8, high: 7 / 8 })
    expect(await said(logoRetention, company, { ...cut, grace_days: 0 })).toBe(6 / 8)
  })
})

describe('a customer', () => {
  it('is who bought in the twelve months before, where nothing recurs', async () => {
    const buyers = (day: string) => Array.from({ length: 6 }, (_, k) => paid(`c${k}`, day, 100))
    const payments = [...buyers('2022-11-05'), ...buyers('2023-02-20').slice(0, 5), ...buyers('2023-03-02').slice(0, 4)]
    const policies = { ...june, as_of: '2024-02-29', recurring_basis: 'purchases' } as const
    // at the start (2023-02-28) all six had bought within the year; at the cut those four who bought after 2023-02-28
    expect(await said(logoRetention, { payments }, policies)).toBeCloseTo(4 / 6, 12)
    expect(
      await said(logoRetention, { payments }, { ...policies, recurring_basis: 'inferred-cadence' }),
    ).not.toBeCloseTo(4 / 6, 12)
  })

  it('stays one although its churn date has passed, for payments win', async () => {
    const customers = [{ customer_id: 'a', churned_on: '2024-03-01' }]
    expect(await recurring({ subscriptions: [row('a')], customers })).toBe(100)
  })

  it('is active by use within active_days', async () => {
    const customers = Array.from({ length: 6 }, (_, k) => ({ customer_id: `c${k}` }))
    const logins = customers.map(({ customer_id }, k) => ({
      customer_id,
      logged_in_at: k < 3 ? '2024-06-29 10:00:00' : '2024-05-10 10:00:00',
    }))
    expect(await said(activeCustomerRate, { customers, logins }, june)).toBe(3 / 6)
    expect(await said(activeCustomerRate, { customers, logins }, { ...june, active_days: 90 })).toBe(1)
  })
})

it('reactivation: who returns after a month-end at nothing is a line of its own, never new', async () => {
  const result = known(await measured(recurringRevenueBridge, company, cut))
  expect(rowsOf(result, 'window')).toMatchObject([{ new: 100 + 50, reactivated: 40 }])
})
