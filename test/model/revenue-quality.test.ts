import { expect, it } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import { revenueQuality } from '../../src/model/revenue-quality.js'
import { factRows } from './facts.js'

const paid = (customer_id: string, started_on: string, monthly_amount: number, more = {}) => ({
  customer_id,
  plan: 'basic',
  started_on,
  ended_on: null,
  monthly_amount,
  ...more,
})
const login = (customer_id: string, day: string) => ({ customer_id, logged_in_at: `${day} 09:00:00` })

it('revenue_quality: what is under notice apart, the rest overdue before used; day 60 back is silent, day 59 used', async () => {
  const subscriptions = [
    paid('debtor', '2023-01-01', 20),
    paid('leaving', '2023-01-01', 6),
    paid('leaving', '2023-01-01', 4, { plan: 'more', ended_on: '2025-03-01', cancelled_on: '2024-12-01' }),
    paid('silent', '2023-01-01', 10),
    paid('unseen', '2023-01-01', 5),
    paid('used', '2023-01-01', 50),
    paid('young', '2024-12-10', 5),
  ]
  const logins = [
    login('debtor', '2024-12-30'),
    login('leaving', '2024-12-30'),
    login('silent', '2024-11-01'),
    login('used', '2024-11-02'),
    login('used', '2023-02-01'),
  ]
  const payments = [{ customer_id: 'debtor', amount: 20, due_on: '2024-10-31' }]
  const query = sql`
    SELECT customer_id, CAST(recurring AS DOUBLE) AS recurring, CAST(notice AS DOUBLE) AS notice, CAST(rest AS DOUBLE) AS rest, quality
    FROM ${revenueQuality} ORDER BY customer_id`
  const policies = { as_of: '2024-12-31', grace_days: 0, month_end_dates: 'exclusive' } as const
  expect(
    (await factRows(query, { subscriptions, logins, payments }, policies)).map((row) => Object.values(row)),
  ).toEqual([
    ['debtor', 20, 0, 20, 'overdue'],
    ['leaving', 10, 4, 6, 'used'],
    ['silent', 10, 0, 10, 'silent'],
    ['unseen', 5, 0, 5, 'never-seen'],
    ['used', 50, 0, 50, 'used'],
    ['young', 5, 0, 5, 'recent'],
  ])
})
