import { expect, it } from 'vitest'
import { z } from 'zod'
import type { AnyCheck } from '../../src/checks/check.js'
import { duplicatePayments } from '../../src/checks/duplicate-payments.js'
import { sql } from '../../src/engine/sql.js'
import { monthlyRecurringRevenue } from '../../src/metrics/revenue/monthly-recurring-revenue.js'
import { examine } from '../../src/run/examine.js'
import { measured } from '../metrics/measured.js'
import { factsOf } from '../model/facts.js'

const payments = [1, 2].map((k) => ({ payment_id: 'p', customer_id: `c${k}`, paid_on: '2024-12-31', amount: 10 }))

it('a metric that throws is unknown, with a finding', async () => {
  const answer = (): never => {
    throw new Error('it broke')
  }
  const { result, findings } = await measured({ ...monthlyRecurringRevenue, id: 'broken', answer }, { payments })
  expect(result).toMatchObject({ status: 'unknown', because: { code: 'metric-failed' } })
  expect(findings).toEqual([
    { code: 'metric-failed', severity: 'error', args: { metric: 'broken', problem: 'it broke' } },
  ])
})

it('a check that breaks is a finding, and the checks after it are made', async () => {
  const broken: AnyCheck = { id: 'broken', sql: sql`SELECT nothing`, row: z.object({}), findings: () => [] }
  const engine = await factsOf({ payments })
  const findings = await examine(engine, [broken, duplicatePayments], new Set(['payments']))
  engine.close()
  expect(findings).toMatchObject([
    { code: 'check-failed', severity: 'error', args: { check: 'broken', problem: expect.stringContaining('nothing') } },
    { code: 'duplicate-payment-ids', rows: 1, money: 10 },
  ])
})
