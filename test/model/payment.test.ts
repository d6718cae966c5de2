import { expect, it } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import { payment } from '../../src/model/payment.js'
import { factRows, type RawRow } from './facts.js'

/** Amount 113 holds 13 of tax; every case is one payment by a customer of that name. */
const cases: Readonly<Record<string, RawRow & { billed: number; net: number }>> = {
  plain: { amount: 100, billed: 100, net: 100 },
  taxed: { amount: 113, tax: 13, billed: 100, net: 100 },
  'refunded in part': { amount: 100, refund_amount: 40, billed: 100, net: 60 },
  'refunded, no amount named': { amount: 100, status: 'refunded', billed: 100, net: 0 },
  'refunded in part, by status': { amount: 100, status: 'refunded', refund_amount: 30, billed: 100, net: 70 },
  'taxed and wholly refunded': { amount: 113, tax: 13, refund_amount: 113, billed: 100, net: 0 },
  'taxed and refunded in half': { amount: 113, tax: 13, refund_amount: 56.5, billed: 100, net: 50 },
  'refund written as a negative': { amount: 100, refund_amount: -40, billed: 100, net: 60 },
  disputed: { amount: 100, status: 'disputed', billed: 100, net: 0 },
  'refund in a row of its own': { amount: 40, kind: 'refund', billed: -40, net: -40 },
  'negative refund row': { amount: -40, kind: 'refund', billed: -40, net: -40 },
  'taxed refund row': { amount: -113, tax: -13, kind: 'refund', billed: -100, net: -100 },
  'negative row whose status says refunded': { amount: -40, status: 'refunded', billed: -40, net: -40 },
  'negative row that says its refund again': {
    amount: -40,
    status: 'refunded',
    refund_amount: 40,
    billed: -40,
    net: -40,
  },
  'dispute in a row of its own': { amount: -40, status: 'disputed', billed: -40, net: -40 },
  'refund on nothing': { amount: 0, refund_amount: 5, billed: 0, net: -5 },
}

it('payment: what was billed, and what was kept of it', async () => {
  const payments = Object.entries(cases).map(([customer_id, { billed: _, net: __, ...row }]) => ({
    customer_id,
    paid_on: '2024-01-31',
    ...row,
  }))
  const rows = await factRows(sql`SELECT customer_id, billed, net FROM ${payment}`, { payments })
  const expected = Object.entries(cases).map(([customer_id, { billed, net }]) => ({ customer_id, billed, net }))
  expect(rows.toSorted((a, b) => (String(a['customer_id']) < String(b['customer_id']) ? -1 : 1))).toEqual(
    expected.toSorted((a, b) => (a.customer_id < b.customer_id ? -1 : 1)),
  )
})

it('payment: only recurring and usage kinds recur, and an unnamed kind does', async () => {
  const kinds = [null, 'recurring', 'usage', 'one-off', 'setup', 'service', 'training', 'hardware', 'refund']
  const payments = kinds.map((kind, k) => ({
    customer_id: 'a',
    payment_id: `${k}`,
    paid_on: '2024-01-31',
    amount: 1,
    kind,
  }))
  const rows = await factRows(sql`SELECT payment_id FROM ${payment} WHERE is_recurring ORDER BY 1`, { payments })
  expect(rows.map((row) => row['payment_id'])).toEqual(['0', '1', '2'])
})

it('payment: the product stands in for a plan that the export lacks', async () => {
  const payments = [
    { customer_id: 'a', amount: 1, plan: 'gold', product: 'seat' },
    { customer_id: 'b', amount: 1, product: 'seat' },
  ]
  const rows = await factRows(sql`SELECT plan FROM ${payment} ORDER BY customer_id`, { payments })
  expect(rows).toEqual([{ plan: 'gold' }, { plan: 'seat' }])
})
