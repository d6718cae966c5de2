import { expect, it } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import { trial } from '../../src/model/trial.js'
import { factRows } from './facts.js'

it('trial: one row per customer that tried before it paid, its last end, NULL while one runs', async () => {
  const row = (customer_id: string, started_on: string, ended_on: string | null, status: string) => ({
    customer_id,
    started_on,
    ended_on,
    status,
    monthly_amount: 10,
    plan: 'basic',
  })
  const subscriptions = [
    row('twice', '2024-02-01', '2024-02-15', 'trial'),
    row('twice', '2024-04-01', '2024-04-15', 'trial'),
    row('twice', '2024-04-15', null, 'active'),
    row('runs', '2024-05-20', null, 'trial'),
    row('customer', '2024-01-05', null, 'active'),
    row('customer', '2024-03-01', '2024-03-15', 'trial'),
  ]
  const rows = await factRows(
    sql`SELECT customer_id || ' ' || started_on AS tried, CAST(ended_on AS VARCHAR) AS ended_on, CAST(paid_from AS VARCHAR) AS paid_from
      FROM ${trial} ORDER BY tried`,
    { subscriptions },
    { as_of: '2024-05-31', grace_days: 0, month_end_dates: 'exclusive' },
  )
  expect(rows.map((one) => Object.values(one))).toEqual([
    ['runs 2024-05-20', null, null],
    ['twice 2024-02-01', '2024-04-15', '2024-04-15'],
  ])
})
