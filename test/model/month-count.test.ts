import { afterEach, expect, it } from 'vitest'
import type { Engine } from '../../src/engine/engine.js'
import { sql } from '../../src/engine/sql.js'
import { serviceInterval } from '../../src/model/service-interval.js'
import { subscription } from '../../src/model/subscription.js'
import { factsOf } from './facts.js'

let engine: Engine | undefined
afterEach(() => engine?.close())

const periods = [
  ['2023-01-31', '2023-02-28', 1],
  ['2023-02-28', '2023-03-31', 1],
  ['2023-02-28', '2023-03-28', 1],
  ['2023-03-30', '2023-04-30', 1],
  ['2023-01-29', '2023-02-28', 1],
  ['2024-02-29', '2024-03-31', 1],
  ['2022-11-30', '2023-02-28', 3],
  ['2023-02-28', '2023-05-31', 3],
  ['2023-02-28', '2024-02-29', 12],
  ['2024-02-29', '2025-02-28', 12],
] as const

it('counts a period that month-ends bound as whole months: one price, whatever the month', async () => {
  const rows = periods.map(([period_start, period_end, months], index) => ({
    customer_id: `customer ${index}`,
    paid_on: period_start,
    amount: 30 * months,
    period_start,
    period_end,
  }))
  engine = await factsOf({ payments: [...rows, ...ordinary] }, { as_of: '2025-03-31' })
  const found = await engine.read(sql`SELECT DISTINCT CAST(monthly AS DOUBLE) AS monthly FROM ${serviceInterval}`)
  expect(found).toEqual([{ monthly: 30 }])
})

const ordinary = Array.from({ length: 20 }, (_, index) => ({
  customer_id: `ordinary ${index}`,
  paid_on: '2023-01-10',
  amount: 30,
  period_start: '2023-01-10',
  period_end: '2023-02-10',
}))

it('counts other periods by days, and reads amounts for a whole term alike', async () => {
  const terms = [
    { customer_id: 'ends early', started_on: '2023-01-31', ended_on: '2023-04-30', term_amount: 90 },
    { customer_id: 'in days', started_on: '2023-01-01', ended_on: '2023-01-16', term_amount: 15 },
  ]
  engine = await factsOf({ subscriptions: terms }, { as_of: '2025-03-31', month_end_dates: 'exclusive' })
  const found = await engine.read(sql`
    SELECT customer_id, CAST(monthly AS DOUBLE) AS monthly, commitment_months FROM ${subscription} ORDER BY customer_id`)
  expect(found).toEqual([
    { customer_id: 'ends early', monthly: 30, commitment_months: 3 },
    { customer_id: 'in days', monthly: 30.4375, commitment_months: 1 },
  ])
})
