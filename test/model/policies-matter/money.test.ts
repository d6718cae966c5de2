import { describe, expect, it } from 'vitest'
import { logoRetention } from '../../../src/metrics/retention/logo-retention.js'
import { netRevenueRetention } from '../../../src/metrics/retention/net-revenue-retention.js'
import { recurringRevenueBridge } from '../../../src/metrics/revenue/recurring-revenue-bridge.js'
import { revenueConcentration } from '../../../src/metrics/revenue/revenue-concentration.js'
import { averageCustomerRevenue } from '../../../src/metrics/value/average-customer-revenue.js'
import { abroad, dollarRates, inYuan } from '../../metrics/abroad.js'
import { cut, stayers } from '../../metrics/company.js'
import { known, measured, noteOf, rowsOf, variantOf } from '../../metrics/measured.js'
import { csv, reportOn } from '../../run/room.js'
import type { RawTables } from '../facts.js'
import { june, monthly, paid, recurring, row, said } from './said.js'

describe('refunds, tax and one-off kinds', () => {
  it('a refund of a part lowers what was received, not the price; one of the whole takes the period', async () => {
    const part = monthly('a', 100).map((one, k) => (k === 5 ? { ...one, refund_amount: 40 } : one))
    const whole = monthly('a', 100).map((one, k) => (k === 5 ? { ...one, refund_amount: 100 } : one))
    expect(await said(averageCustomerRevenue, { payments: part, customers: [{ customer_id: 'a' }] }, june)).toBe(560)
    expect(await recurring({ payments: part })).toBe(100)
    expect(await recurring({ payments: whole })).toBe(0)
  })

  it('tax is out of revenue and of price', async () => {
    const payments = monthly('a', 113, { tax: 13 })
    expect(await recurring({ payments })).toBe(100)
    expect(await said(averageCustomerRevenue, { payments, customers: [{ customer_id: 'a' }] }, june)).toBe(600)
  })

  it.each(['one-off', 'setup', 'service', 'training', 'hardware'])('%s does not recur', async (kind) => {
    const payments = [...monthly('a', 100), ...monthly('b', 1000, { kind })]
    expect(await recurring({ payments })).toBe(100)
  })
})

describe('paused, trial and free', () => {
  it.each([{ status: 'trial' }, { status: 'paused' }, { monthly_amount: 0 }])(
    '%o brings nothing at the cut',
    async (more) => {
      expect(await recurring({ subscriptions: [row('a'), row('b', more)] })).toBe(100)
      expect(await recurring({ subscriptions: [row('a'), row('b')] })).toBe(200)
    },
  )

  it('a trial makes no customer before the first paid period', async () => {
    const tried = (status: string) => [
      row('a', { status, ended_on: '2024-05-01' }),
      row('a', { started_on: '2024-05-01' }),
      row('b', { started_on: '2023-01-01' }),
    ]
    const firstMonths = async (status: string) =>
      rowsOf(known(await measured(recurringRevenueBridge, { subscriptions: tried(status) }, june)), 'months')
        .filter((month) => Number(month['new']) > 0)
        .map((month) => month['month'])
    expect(await firstMonths('trial')).toEqual(['2023-01-31', '2024-05-31'])
    expect(await firstMonths('active')).toEqual(['2023-01-31', '2024-01-31'])
  })

  it('a pause keeps what came before it', async () => {
    const kept = stayers(6).subscriptions ?? []
    const subscriptions = kept.map((one, k) => (k === 0 ? { ...one, status: 'paused' } : one))
    expect(await said(logoRetention, { subscriptions }, { ...cut, grace_days: 0 })).toBeCloseTo(5 / 6, 12)
  })
})

describe('several subscriptions', () => {
  it('are one customer: a second is expansion, losing one of two contraction', async () => {
    const started_on = '2023-01-01'
    const subscriptions = [
      row('a', { started_on }),
      row('a', { plan: 'q', started_on: '2024-02-01', monthly_amount: 20 }),
      row('b', { started_on }),
      row('b', { started_on, plan: 'q', monthly_amount: 30, ended_on: '2024-03-01' }),
    ]
    const result = known(await measured(recurringRevenueBridge, { subscriptions }, june))
    expect(rowsOf(result, 'window')).toMatchObject([{ new: 0, expanded: 20, contracted: 30, churned: 0 }])
  })

  it('a longer term at a lower price is an extension inside contraction', async () => {
    const subscriptions = [
      row('a', {
        started_on: '2023-01-01',
        ended_on: '2024-04-01',
        monthly_amount: null,
        amount: 100,
        interval: 'month',
      }),
      row('a', { started_on: '2024-04-01', monthly_amount: null, amount: 960, interval: 'year' }),
    ]
    const result = known(await measured(recurringRevenueBridge, { subscriptions }, june))
    expect(rowsOf(result, 'window')).toMatchObject([{ contracted: 20 }])
    expect(variantOf(result, 'extension').value).toBe(20)
  })
})

it('parent: concentration counts subsidiaries with theirs', async () => {
  const subscriptions = [row('a'), row('b'), row('c', { monthly_amount: 150 })]
  const customers = [{ customer_id: 'b', parent_id: 'a' }]
  const largest = async (tables: RawTables) =>
    rowsOf(known(await measured(revenueConcentration, tables, june)), 'largest')[0]?.['share']
  expect(await largest({ subscriptions })).toBeCloseTo(150 / 350, 12)
  expect(await largest({ subscriptions, customers })).toBeCloseTo(200 / 350, 12)
})

it('minimum evidence: no rate of fewer than 5, a warning below 20, totals at any number', async () => {
  expect(await said(logoRetention, stayers(4), cut)).toBe('too-few')
  const thin = async (count: number) =>
    noteOf(known(await measured(logoRetention, stayers(count), cut)), 'thin-evidence')
  expect(await thin(5)).toEqual({ n: 5 })
  expect(await thin(19)).toEqual({ n: 19 })
  expect(await thin(20)).toBeUndefined()
  expect(await recurring({ subscriptions: [row('a')] })).toBe(100)
})

it('seed: moves a bootstrapped interval and no value; the same seed gives the same', async () => {
  const growing = stayers(12).subscriptions?.flatMap((one, k) => [
    { ...one, ended_on: '2024-06-01' },
    { ...one, started_on: '2024-06-01', monthly_amount: 5 + k },
  ])
  const result = async (seed: number) =>
    known(await measured(netRevenueRetention, { subscriptions: growing ?? [] }, { ...cut, seed }))
  const [one, same, other] = [await result(1), await result(1), await result(2)]
  expect(other.value).toBe(one.value)
  expect(same.interval).toEqual(one.interval)
  expect(other.interval).not.toEqual(one.interval)
})

describe('currency, timezone, test_accounts', () => {
  it('currency: adds up what rates convert, 2 × 250 dollars at 7.2, and nothing without', async () => {
    expect(await recurring({ ...abroad(), rates: dollarRates }, inYuan)).toBe(2 * 250 * 7.2)
    expect(await recurring(abroad(), inYuan)).toBe('mixed-currencies')
  })

  it('timezone: a payment of the evening of March 31st in UTC is one of April in Shanghai', async () => {
    const rows = ['2024-01-31', '2024-02-29', '2024-03-31'].map((day) => paid('a', `${day}T17:30:00Z`, 100))
    const twelve = { metrics: ['average-customer-revenue'], policies: { as_of: '2024-02-29' } }
    const received = async (timezone: string) => {
      const request = { ...twelve, policies: { ...twelve.policies, timezone } }
      return (await reportOn({ 'payments.csv': csv(rows), 'customers.csv': 'customer_id,name\na,A\n' }, request))
        .metrics
    }
    expect(await received('UTC')).toMatchObject({ 'average-customer-revenue': { value: 200 } })
    expect(await received('Asia/Shanghai')).toMatchObject({ 'average-customer-revenue': { value: 100 } })
  })

  it('test_accounts: an account named test is out, unless the policy keeps it', async () => {
    const subscriptions = ['a', 'b'].map((customer_id) => ({
      customer_id,
      started_on: '2024-01-01',
      amount: 100,
      interval: 'month',
    }))
    const files = { 'customers.csv': 'customer_id,name\na,Firm\nb,test\n', 'subscriptions.csv': csv(subscriptions) }
    const kept = async (test_accounts: string) =>
      (
        await reportOn(files, {
          metrics: ['monthly-recurring-revenue'],
          policies: { test_accounts, as_of: '2024-01-31' },
        })
      ).metrics
    expect(await kept('out')).toMatchObject({ 'monthly-recurring-revenue': { value: 100 } })
    expect(await kept('in')).toMatchObject({ 'monthly-recurring-revenue': { value: 200 } })
  })
})
