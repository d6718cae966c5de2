import { expect, it, vi } from 'vitest'
import { z } from 'zod'
import { csv, reportOn } from './room.js'

vi.mock('../../src/metrics/registry.js', async (original) => {
  const { metrics } = await original<typeof import('../../src/metrics/registry.js')>()
  const [first, ...rest] = metrics
  const answer = (): never => {
    throw new Error('it broke')
  }
  return { metrics: [{ ...first, id: 'broken', answer, needs: [], queries: {} }, ...rest] }
})
vi.mock('../../src/checks/registry.js', async (original) => {
  const { checks } = await original<typeof import('../../src/checks/registry.js')>()
  const { sql } = await import('../../src/engine/sql.js')
  const broken = { id: 'broken', sql: sql`SELECT nothing`, row: z.object({}), findings: () => [] }
  return { checks: [broken, ...checks] }
})

it('one metric or check that breaks is a finding, and the run goes on', async () => {
  const payments = [1, 2].map((k) => ({ payment_id: 'p', customer_id: `c${k}`, paid_on: '2024-12-31', amount: 10 }))
  const report = await reportOn({ 'payments.csv': csv(payments) })
  expect(report.metrics['broken']).toMatchObject({ status: 'unknown', because: { code: 'metric-failed' } })
  expect(report.metrics['monthly-recurring-revenue']).toMatchObject({ status: 'known', value: 20 })
  expect(report.findings).toContainEqual({
    code: 'metric-failed',
    severity: 'error',
    args: { metric: 'broken', problem: 'it broke' },
  })
  expect(report.findings).toContainEqual({
    code: 'check-failed',
    severity: 'error',
    args: { check: 'broken', problem: expect.stringContaining('nothing') },
  })
  expect(report.findings.map(({ code }) => code)).toContain('duplicate-payment-ids')
})
