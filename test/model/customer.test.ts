import { expect, it } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import { customer } from '../../src/model/customer.js'
import { factRows } from './facts.js'

const cut = { as_of: '2024-06-30' }

it('customer: one row per id seen anywhere up to the cut, those that the export lacks flagged', async () => {
  const tables = {
    customers: [
      { customer_id: 'exported', signed_up_on: '2024-01-01' },
      { customer_id: 'signs up later', signed_up_on: '2024-07-01' },
      { customer_id: 'undated' },
    ],
    payments: [
      { customer_id: 'pays', paid_on: '2024-05-01', amount: 5 },
      { customer_id: 'pays later', paid_on: '2024-07-01', amount: 5 },
    ],
    logins: [{ customer_id: 'uses', logged_in_at: '2024-06-30 23:59:59' }],
    subscriptions: [{ customer_id: 'subscribes', started_on: '2024-06-30', monthly_amount: 1 }],
    surveys: [
      { customer_id: 'answers', answered_on: '2024-06-30', kind: 'nps', score: 9 },
      { customer_id: null, answered_on: '2024-06-30', kind: 'nps', score: 9 },
    ],
  }
  const rows = await factRows(
    sql`SELECT customer_id, is_exported, is_registered FROM ${customer} ORDER BY 1`,
    tables,
    cut,
  )
  expect(rows.map((row) => `${row['customer_id']}: ${row['is_exported']} ${row['is_registered']}`)).toEqual([
    'answers: false false',
    'exported: true true',
    'pays: false false',
    'signs up later: true false',
    'subscribes: false false',
    'undated: true true',
    'uses: false false',
  ])
})

it('customer: money received up to the cut, refunds netted, and the first and last day of payment and use', async () => {
  const tables = {
    customers: [{ customer_id: 'a' }, { customer_id: 'never' }],
    payments: [
      { customer_id: 'a', paid_on: '2024-02-01', amount: 100 },
      { customer_id: 'a', paid_on: '2024-04-01', amount: 500, kind: 'training' },
      { customer_id: 'a', paid_on: '2024-05-01', amount: 30, kind: 'refund' },
      { customer_id: 'a', paid_on: '2024-07-01', amount: 1000 },
      { customer_id: 'a', due_on: '2024-06-01', amount: 1000 },
    ],
    logins: ['2024-03-05 10:00:00', '2024-03-01 09:00:00', '2024-07-02 00:00:00'].map((logged_in_at) => ({
      customer_id: 'a',
      logged_in_at,
    })),
  }
  const rows = await factRows(
    sql`SELECT customer_id, revenue, first_paid_on, last_paid_on, first_used_on, last_used_on FROM ${customer} ORDER BY 1`,
    tables,
    cut,
  )
  expect(rows).toEqual([
    {
      customer_id: 'a',
      revenue: 570,
      first_paid_on: '2024-02-01',
      last_paid_on: '2024-05-01',
      first_used_on: '2024-03-01',
      last_used_on: '2024-03-05',
    },
    {
      customer_id: 'never',
      revenue: 0,
      first_paid_on: null,
      last_paid_on: null,
      first_used_on: null,
      last_used_on: null,
    },
  ])
})
