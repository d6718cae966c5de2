import { expect, it } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import { respondentBase } from '../../src/model/respondent-base.js'
import { factRows, type RawRow } from './facts.js'

const cut = { as_of: '2024-12-31', month_end_dates: 'exclusive' } as const
const pays = (customer_id: string, amount: number, more: RawRow = {}): RawRow => ({
  ...{ customer_id, amount, interval: 'month', started_on: '2023-01-01', currency: 'CNY' },
  ...more,
})
const subscriptions = [
  pays('a', 10),
  pays('b', 10),
  pays('c', 30),
  pays('d', 40, { ended_on: '2024-02-01' }),
  pays('gone', 99, { ended_on: '2023-12-31' }),
]
const surveys = [
  { customer_id: 'a', kind: 'nps', score: 10, answered_on: '2024-05-10' },
  { customer_id: 'd', kind: 'csat', score: 2, scale_min: 1, scale_max: 5, answered_on: '2024-01-10' },
  { customer_id: 'b', kind: 'nps', score: 10, answered_on: '2023-05-10' },
  { customer_id: 'gone', kind: 'nps', score: 1, answered_on: '2024-05-10' },
]
const query = sql`SELECT customer_id, has_answered, balance, level, revenue_band FROM ${respondentBase} ORDER BY customer_id`

it('respondent_base: whoever paid at a month-end of the window, by quarter of its last revenue, equals together', async () => {
  expect(await factRows(query, { subscriptions, surveys }, cut)).toEqual([
    { customer_id: 'a', has_answered: true, balance: 1, level: null, revenue_band: 1 },
    { customer_id: 'b', has_answered: false, balance: null, level: null, revenue_band: 1 },
    { customer_id: 'c', has_answered: false, balance: null, level: null, revenue_band: 3 },
    { customer_id: 'd', has_answered: true, balance: null, level: 0.25, revenue_band: 4 },
  ])
})

it('respondent_base: no band across currencies', async () => {
  const mixed = [...subscriptions, pays('e', 5, { currency: 'USD' })]
  const rows = await factRows(query, { subscriptions: mixed, surveys }, cut)
  expect(rows.map((row) => row['revenue_band'])).toEqual(Array(5).fill(null))
})
