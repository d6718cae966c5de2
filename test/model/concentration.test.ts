import { afterEach, expect, it } from 'vitest'
import type { Engine } from '../../src/engine/engine.js'
import { sql } from '../../src/engine/sql.js'
import { concentration } from '../../src/model/concentration.js'
import { customerGroup } from '../../src/model/customer-group.js'
import { topCustomer } from '../../src/model/top-customer.js'
import { factsOf, type RawTables } from './facts.js'

let engine: Engine | undefined
afterEach(() => engine?.close())

async function opened(tables: RawTables): Promise<Engine> {
  engine = await factsOf(tables, { as_of: '2024-12-31', grace_days: 30, month_end_dates: 'exclusive' })
  return engine
}

it('every customer belongs to its topmost parent, itself without one, the first of a circle', async () => {
  const parent = (customer_id: string, parent_id: string | null, name: string | null = null) => ({
    customer_id,
    parent_id,
    name,
  })
  const customers = [
    parent('top', null, 'Top'),
    parent('middle', 'top'),
    parent('low', 'middle'),
    parent('own', 'own', 'Own'),
    parent('x', 'y', 'X'),
    parent('y', 'x'),
    parent('leans', 'y'),
    parent('outside', 'not exported'),
  ]
  const facts = await opened({ customers })
  expect(
    (await facts.read(sql`SELECT customer_id, group_id, name FROM ${customerGroup} ORDER BY customer_id`)).map((row) =>
      Object.values(row),
    ),
  ).toEqual([
    ['leans', 'x', 'X'],
    ['low', 'top', 'Top'],
    ['middle', 'top', 'Top'],
    ['outside', 'not exported', null],
    ['own', 'own', 'Own'],
    ['top', 'top', 'Top'],
    ['x', 'x', 'X'],
    ['y', 'x', 'X'],
  ])
})

it('ranks groups on both days and says what became of the first', async () => {
  const runs = (customer_id: string, monthly_amount: number, ended_on: string | null = null) => ({
    customer_id,
    monthly_amount,
    started_on: '2023-01-01',
    ended_on,
  })
  const facts = await opened({
    customers: [{ customer_id: 'b', parent_id: 'a' }],
    subscriptions: [
      runs('a', 30),
      runs('b', 20, '2024-06-01'),
      runs('c', 40, '2024-06-01'),
      runs('d', 10, '2024-12-20'),
    ],
  })
  const ranked = await facts.read(
    sql`SELECT is_cut, place, group_id, recurring, running, total FROM ${concentration} ORDER BY is_cut, place`,
  )
  expect(ranked.map((row) => Object.values(row))).toEqual([
    [false, 1, 'a', 50, 50, 100],
    [false, 2, 'c', 40, 90, 100],
    [false, 3, 'd', 10, 100, 100],
    [true, 1, 'a', 30, 30, 30],
  ])
  const fates = await facts.read(sql`SELECT group_id, place_now, closing, fate FROM ${topCustomer} ORDER BY place`)
  expect(fates.map((row) => Object.values(row))).toEqual([
    ['a', 1, 30, 'kept'],
    ['c', null, 0, 'lost'],
    ['d', null, 0, 'undetermined'],
  ])
  expect(facts.violations).toEqual([])
})
