import { expect, it } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import { baseCustomer } from '../../src/model/base-customer.js'
import { factRows } from './facts.js'

it('base_customer: who was there, joined, came back, and may still renew', async () => {
  const paid = (customer_id: string, started_on: string, ended_on: string | null = null) => ({
    customer_id,
    started_on,
    ended_on,
    monthly_amount: 10,
    plan: 'basic',
  })
  const subscriptions = [
    paid('stays', '2023-01-15'),
    paid('left', '2023-01-15', '2024-05-15'),
    paid('joined', '2024-05-15'),
    paid('back', '2023-01-15', '2023-05-15'),
    paid('back', '2024-05-15'),
    paid('open', '2023-01-15', '2024-12-15'),
  ]
  const rows = await factRows(
    sql`SELECT customer_id, at_start, at_end, is_joined, has_returned, is_undetermined FROM ${baseCustomer} ORDER BY customer_id`,
    { subscriptions },
    { as_of: '2024-12-31', grace_days: 30, month_end_dates: 'exclusive' },
  )
  expect(rows.map((row) => Object.values(row))).toEqual([
    ['back', false, true, false, true, false],
    ['joined', false, true, true, false, false],
    ['left', true, false, false, false, false],
    ['open', true, false, false, false, true],
    ['stays', true, true, false, false, false],
  ])
})
