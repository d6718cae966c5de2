import { describe, expect, it } from 'vitest'
import { report as schema } from '../../src/run/report.js'
import type { RawRow } from '../model/facts.js'
import { csv, refusalOn, reportOn } from './room.js'

const months = ['07', '08', '09', '10', '11', '12']
/** Six customers that pay a month's period each month from July to December 2024. */
const payments: RawRow[] = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((id) =>
  months.map((month) => ({
    payment_id: `${id}-${month}`,
    customer_id: id,
    paid_on: `2024-${month}-28`,
    amount: 120,
    currency: 'CNY',
  })),
)
const room = { 'payments.csv': csv(payments) }
const few = ['logo-retention', 'monthly-recurring-revenue', 'net-promoter-score'] as const

describe('run', () => {
  it('writes out the policies as they applied: those the data decided too', async () => {
    const report = await reportOn(room, { metrics: few })
    expect(report.policies).toMatchObject({
      as_of: '2024-12-31',
      currency: 'CNY',
      recurring_basis: 'inferred-cadence',
      grace_days: 30,
      active_days: 30,
      seed: 1,
      timezone: 'UTC',
    })
    expect(report).toMatchObject({
      asOf: '2024-12-31',
      window: { from: '2024-01-01', to: '2024-12-31' },
      currency: 'CNY',
    })
    expect(schema.parse(report)).toEqual(report)
  })

  it('lets a named policy win over limpet.yaml, and that over the data; another policy, another hash', async () => {
    const yaml = 'policies: { as_of: 2024-10-31, active_days: 60 }\n'
    const report = await reportOn({ ...room, 'limpet.yaml': yaml }, { metrics: few, policies: { active_days: '7' } })
    expect(report.policies).toMatchObject({ as_of: '2024-10-31', active_days: 7 })
    const other = await reportOn({ ...room, 'limpet.yaml': yaml }, { metrics: few })
    expect(other.policies).toMatchObject({ active_days: 60 })
    expect(other.policyHash).not.toBe(report.policyHash)
  })

  it('gives the metrics asked for, and no others', async () => {
    expect(Object.keys((await reportOn(room, { metrics: few })).metrics)).toEqual(few)
  })

  it('never adds up money in several currencies, and says so; counts of customers stand', async () => {
    const mixed = payments.map((row) => (row['customer_id'] === 'a' ? { ...row, currency: 'USD' } : row))
    const report = await reportOn({ 'payments.csv': csv(mixed) }, { policies: { as_of: '2024-12-31' } })
    expect(report.currency).toBeNull()
    for (const id of ['monthly-recurring-revenue', 'recurring-revenue-bridge', 'average-customer-revenue']) {
      expect(report.metrics[id]).toMatchObject({
        status: 'unknown',
        because: { code: 'mixed-currencies', args: { currencies: 'CNY, USD' } },
      })
    }
    expect(report.metrics['logo-retention']).toMatchObject({ because: { code: 'no-customers-at-start' } })
    expect(report.findings[0]).toMatchObject({ code: 'mixed-currencies', severity: 'error' })
  })

  it('says what it lacks where neither payments nor subscriptions came', async () => {
    const logins = csv([{ customer_id: 'a', logged_in_at: '2024-06-30 08:00:00' }])
    const report = await reportOn({ 'logins.csv': logins }, { metrics: few })
    expect(report.findings).toContainEqual({ code: 'no-money', severity: 'error', args: { datasets: 'logins' } })
    expect(report.metrics['logo-retention']).toMatchObject({
      because: { code: 'needs-dataset', args: { dataset: 'subscriptions|payments' } },
    })
  })

  it('puts errors before warnings before remarks', async () => {
    const again = [...payments, { ...payments[0] }, { ...payments[0], customer_id: 'late', paid_on: '2025-01-02' }]
    const { findings } = await reportOn({ 'payments.csv': csv(again as RawRow[]) }, { metrics: few })
    const order = findings.map(({ severity }) => ['error', 'warning', 'info'].indexOf(severity))
    expect(order).toEqual(order.toSorted())
    expect(new Set(order).size).toBe(3)
  })
})

describe('a run is refused', () => {
  it('for an unknown metric or policy, with the nearest names', async () => {
    expect(await refusalOn(room, { metrics: ['logo-retenton'] })).toMatchObject({
      blame: 'usage',
      code: 'unknown-metric',
      args: { metric: 'logo-retenton', near: expect.stringMatching(/^logo-retention/) },
    })
    expect(await refusalOn(room, { policies: { grace_day: 3 } })).toMatchObject({
      blame: 'usage',
      code: 'unknown-policy',
      args: { policy: 'grace_day', near: expect.stringMatching(/^grace_days/) },
    })
  })

  it('for a policy that cannot be', async () => {
    expect(await refusalOn(room, { policies: { active_days: '0' } })).toMatchObject({
      code: 'policy-invalid',
      args: { policy: 'active_days', value: '0' },
    })
  })

  it('for a cut inside a month, or before the data', async () => {
    expect(await refusalOn(room, { policies: { as_of: '2024-12-30' } })).toMatchObject({
      blame: 'usage',
      code: 'cut-inside-month',
      args: { date: '2024-12-30', near: '2024-12-31' },
    })
    expect(await refusalOn(room, { policies: { as_of: '2024-06-30' } })).toMatchObject({
      blame: 'usage',
      code: 'cut-before-data',
      args: { date: '2024-06-30', first: '2024-07-28' },
    })
  })

  it('where nothing was observed', async () => {
    const customers = csv([{ customer_id: 'a', name: 'Alder Ltd', signed_up_on: '2024-01-01' }])
    expect(await refusalOn({ 'customers.csv': customers })).toMatchObject({ blame: 'data', code: 'nothing-observed' })
  })
})
