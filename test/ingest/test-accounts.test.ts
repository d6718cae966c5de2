import { describe, expect, it } from 'vitest'
import type { Report } from '../../src/run/report.js'
import { csv, reportOn } from '../run/room.js'

const customers = ['a', 'b', 'c', 'd', 'e', 'f', 'own'].map((customer_id) => ({
  customer_id,
  name: customer_id === 'own' ? 'Test account 2' : `Firm ${customer_id}`,
}))
const subscriptions = customers.map(({ customer_id }) => ({
  customer_id,
  started_on: '2023-01-01',
  amount: customer_id === 'own' ? 5000 : 100,
  interval: 'month',
}))
const payments = customers.map(({ customer_id }) => ({ customer_id, amount: 70, paid_on: '2024-12-30' }))
const logins = customers.map(({ customer_id }) => ({ customer_id, logged_in_at: '2024-12-31 10:00:00' }))
const files = {
  'customers.csv': csv(customers),
  'subscriptions.csv': csv(subscriptions),
  'payments.csv': csv(payments),
  'logins.csv': csv(logins),
}
const wanted = ['monthly-recurring-revenue', 'average-customer-revenue', 'active-customer-rate']

function value({ metrics }: Report, id: string): number | null {
  const result = metrics[id]
  return result?.status === 'known' ? result.value : null
}

function told(report: Report) {
  return report.findings.filter(({ code }) => code.startsWith('test-account'))
}

describe('an account that is nobody’s', () => {
  it('is out of every count, sum and rate, and told with its rows and money', async () => {
    const report = await reportOn(files, { metrics: wanted })
    expect(value(report, 'monthly-recurring-revenue')).toBe(600)
    expect(value(report, 'average-customer-revenue')).toBe(70)
    expect(report.metrics['active-customer-rate']).toMatchObject({ value: 1, n: 6 })
    expect(told(report)).toEqual([
      {
        code: 'test-account-out',
        severity: 'warning',
        dataset: 'customers',
        args: { customer: 'own', evidence: 'name', rows: 4 },
        rows: 4,
        money: 70,
      },
    ])
  })

  it('stays in the ledger: dropped by a rule, row by row', async () => {
    const { sources } = await reportOn(files, { metrics: wanted })
    for (const source of sources) {
      expect(source).toMatchObject({ rows: 7, accepted: 6, rejected: 0, dropped: 1 })
      expect(source.drops).toEqual([{ rule: 'test-account', rows: 1 }])
    }
  })

  it('counts where the policy says so', async () => {
    const report = await reportOn(files, { metrics: wanted, policies: { test_accounts: 'in' } })
    expect(value(report, 'monthly-recurring-revenue')).toBe(5600)
    expect(value(report, 'average-customer-revenue')).toBe(70)
    expect(told(report).map(({ code }) => code)).toEqual(['test-accounts'])
  })

  it('is told once where its rows stand in a copy of the file too', async () => {
    const report = await reportOn({ ...files, 'payments-copy.csv': csv(payments) }, { metrics: wanted })
    expect(told(report)).toMatchObject([{ rows: 4, money: 70 }])
  })
})

describe('what shows it', () => {
  const evidence = async (column: string, cell: string): Promise<unknown> => {
    const rows = customers.map(({ customer_id }) => ({ customer_id, [column]: customer_id === 'own' ? cell : 'x' }))
    const named = column === 'name' ? rows : rows.map((row) => ({ ...row, name: 'Firm' }))
    const report = await reportOn({ ...files, 'customers.csv': csv(named) }, { metrics: wanted })
    return told(report).find(({ code }) => code === 'test-account-out')?.args['evidence']
  }

  it.each([
    ['status', 'Test', 'status'],
    ['Account Type', 'internal account', 'type'],
    ['客户类型', '内部客户', 'type'],
    ['is_test', 'true', 'flag'],
    ['是否测试', '是', 'flag'],
    ['name', '测试账号01', 'name'],
    ['name', ' DEMO ', 'name'],
  ])('%s: %s', async (column, cell, expected) => {
    expect(await evidence(column, cell)).toBe(expected)
  })

  it.each([
    ['name', 'Test Valley Brewery'],
    ['name', 'Demokratie e. V.'],
    ['name', '上海测试技术有限公司'],
    ['name', 'Contest'],
    ['is_test', 'false'],
    ['industry', 'test'],
    ['Account Type', 'customer'],
  ])('not %s: %s', async (column, cell) => {
    expect(await evidence(column, cell)).toBeUndefined()
  })
})
