import { expect, it } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import { purchaseHistory } from '../../src/model/purchase-history.js'
import { factRows } from './facts.js'

const paid = (customer_id: string, paid_on: string, amount: number) => ({ customer_id, paid_on, amount })
const cut = { as_of: '2024-12-31', recurring_basis: 'purchases' } as const
const payments = [
  paid('a', '2023-01-01', 100),
  paid('a', '2023-03-02', 20),
  paid('a', '2023-03-02', 10),
  paid('a', '2023-12-01', 50),
  paid('a', '2024-02-01', 70),
  paid('b', '2023-02-01', 40),
  { ...paid('b', '2023-02-10', -15), kind: 'refund' },
  paid('c', '2024-12-30', 9),
]

it('counts days, not payments; the first is no repeat and its money no mean; a refund lowers what was received', async () => {
  const rows = await factRows(
    sql`
      SELECT customer_id, frequency, recency_days, age_days, average, bought, received, is_before_data
      FROM ${purchaseHistory} WHERE months_back = 0 ORDER BY customer_id`,
    { payments },
    cut,
  )
  expect(rows.map((row) => Object.values(row))).toEqual([
    ['a', 3, 396, 730, 50, 250, 250, true],
    ['b', 0, 0, 699, null, 40, 25, false],
    ['c', 0, 0, 1, null, 9, 9, false],
  ])
})

it('from December 2023: a had two repeats of 30 and 50, and 2024 brought one of 70; c is not there yet', async () => {
  const rows = await factRows(
    sql`
      SELECT customer_id, frequency, recency_days, age_days, average, next_days, next_purchases, next_revenue
      FROM ${purchaseHistory} WHERE months_back = 12 ORDER BY customer_id`,
    { payments },
    cut,
  )
  expect(rows.map((row) => Object.values(row))).toEqual([
    ['a', 2, 334, 364, 40, 366, 1, 70],
    ['b', 0, 0, 333, null, 366, 0, 0],
  ])
})

it('in months: a bought in March and December 2023 after January, 23 months before the cut; next year in February', async () => {
  const rows = await factRows(
    sql`
      SELECT customer_id, months_back, month_frequency, month_recency, month_age, next_months
      FROM ${purchaseHistory} WHERE customer_id IN ('a', 'b') AND months_back IN (0, 12) ORDER BY customer_id, months_back`,
    { payments: [...payments, paid('a', '2024-02-20', 5)] },
    cut,
  )
  expect(rows.map((row) => Object.values(row))).toEqual([
    ['a', 0, 3, 13, 23, 0],
    ['a', 12, 2, 11, 11, 1],
    ['b', 0, 0, 0, 22, 0],
    ['b', 12, 0, 0, 10, 0],
  ])
})
