import { afterEach, expect, it } from 'vitest'
import type { Engine } from '../../src/engine/engine.js'
import { sql } from '../../src/engine/sql.js'
import { customer } from '../../src/model/customer.js'
import { invoice } from '../../src/model/invoice.js'
import { productHolding } from '../../src/model/product-holding.js'
import { servicePurchase } from '../../src/model/service-purchase.js'
import { factsOf, type RawRow } from './facts.js'

let engine: Engine | undefined
afterEach(() => engine?.close())

async function opened(payments: readonly RawRow[], subscriptions: readonly RawRow[] = []): Promise<Engine> {
  engine = await factsOf({ payments, subscriptions }, { as_of: '2024-12-31' })
  return engine
}

it('a charge is paid by the cut or open, and late by the days up to then; a debtor who never paid is a customer too', async () => {
  const facts = await opened([
    { customer_id: 'early', amount: 113, tax: 13, due_on: '2024-05-10', paid_on: '2024-05-01' },
    { customer_id: 'late', amount: 10, due_on: '2024-05-10', paid_on: '2024-05-12' },
    { customer_id: 'after', amount: 10, due_on: '2024-12-30', paid_on: '2025-02-01' },
    { customer_id: 'never', amount: 10, due_on: '2024-12-01' },
    { customer_id: 'not due', amount: 10, due_on: '2025-01-01', paid_on: '2024-12-01' },
    { customer_id: 'no date', amount: 10, paid_on: '2024-12-01' },
    { customer_id: 'refund', amount: 10, due_on: '2024-05-10', paid_on: '2024-05-12', kind: 'refund' },
  ])
  const rows = await facts.read(
    sql`SELECT customer_id, amount, is_paid, is_on_time, days_late FROM ${invoice} ORDER BY customer_id`,
  )
  expect(rows.map((row) => Object.values(row))).toEqual([
    ['after', 10, false, false, 1],
    ['early', 100, true, true, 0],
    ['late', 10, true, false, 2],
    ['never', 10, false, false, 30],
  ])
  expect(await facts.read(sql`SELECT customer_id FROM ${customer} WHERE customer_id = 'never'`)).toHaveLength(1)
})

it('services are one-off items by name, else by kind; held by who is a customer at the cut', async () => {
  const sold = (customer_id: string, paid_on: string, more: RawRow): RawRow => ({
    customer_id,
    paid_on,
    amount: 10,
    ...more,
  })
  const facts = await opened(
    [
      sold('a', '2024-03-01', { kind: 'training' }),
      sold('a', '2024-03-01', { kind: 'training' }),
      sold('a', '2023-03-01', { kind: 'setup', product: 'start pack' }),
      sold('a', '2024-03-02', { kind: 'recurring', product: 'basic' }),
      sold('b', '2024-03-02', { kind: 'hardware', status: 'refunded' }),
      sold('gone', '2024-03-02', { kind: 'hardware' }),
      sold('gone', '2022-12-31', { kind: 'hardware' }),
    ],
    [
      { customer_id: 'a', plan: 'basic', started_on: '2023-01-01', monthly_amount: 10 },
      { customer_id: 'gone', plan: 'basic', started_on: '2023-01-01', ended_on: '2024-06-01', monthly_amount: 10 },
    ],
  )
  const bought = await facts.read(
    sql`SELECT customer_id, service, is_in_window, is_in_year_before, net FROM ${servicePurchase} ORDER BY ALL`,
  )
  expect(bought.map((row) => Object.values(row))).toEqual([
    ['a', 'kind-training', true, false, 20],
    ['a', 'start pack', false, true, 10],
    ['gone', 'kind-hardware', false, false, 10],
    ['gone', 'kind-hardware', true, false, 10],
  ])
  expect(await facts.read(sql`SELECT customer_id, product FROM ${productHolding} ORDER BY product`)).toEqual([
    { customer_id: 'a', product: 'basic' },
    { customer_id: 'a', product: 'kind-training' },
  ])
})
