import { afterEach, expect, it } from 'vitest'
import type { Engine } from '../../src/engine/engine.js'
import { sql } from '../../src/engine/sql.js'
import { stay } from '../../src/model/stay.js'
import { factsOf, type RawRow } from './facts.js'

let engine: Engine
afterEach(() => engine.close())

async function stays(rows: readonly (readonly [string, string | null])[]): Promise<unknown[]> {
  const subscriptions: RawRow[] = rows.map(([started_on, ended_on]) => ({
    customer_id: 'a',
    plan: 'basic',
    started_on,
    ended_on,
    monthly_amount: 10,
  }))
  engine = await factsOf({ subscriptions }, { as_of: '2024-12-31', grace_days: 0, month_end_dates: 'exclusive' })
  const found = await engine.read(sql`SELECT started_on, ended_on FROM ${stay} ORDER BY started_on`)
  expect(engine.violations).toEqual([])
  return found.map((row) => [row['started_on'], row['ended_on']])
}

it('breaks only where a month-end falls into the gap', async () => {
  expect(
    await stays([
      ['2024-01-10', '2024-02-10'],
      ['2024-02-29', '2024-03-30'],
      ['2024-04-01', null],
    ]),
  ).toEqual([
    ['2024-01-10', '2024-03-30'],
    ['2024-04-01', '9999-12-31'],
  ])
})

it('leaves out what holds no month-end: nobody is a customer between two of them', async () => {
  expect(
    await stays([
      ['2024-01-10', '2024-01-31'],
      ['2024-03-31', '2024-04-05'],
    ]),
  ).toEqual([['2024-03-31', '2024-04-05']])
})

it('holds a short period inside a long one', async () => {
  expect(
    await stays([
      ['2024-01-10', '2024-12-10'],
      ['2024-02-10', '2024-03-10'],
    ]),
  ).toEqual([['2024-01-10', '2024-12-10']])
})

it('is one stay where several plans begin and end on one day', async () => {
  const plans = ['one', 'two', 'three', 'four']
  const subscriptions = Array.from({ length: 200 }, (_, customer) => customer).flatMap((customer) =>
    plans.map((plan, place) => ({
      customer_id: `customer ${customer}`,
      plan,
      started_on: place < 3 ? '2024-07-01' : '2024-07-31',
      ended_on: null,
      monthly_amount: 10,
    })),
  )
  engine = await factsOf({ subscriptions }, { as_of: '2024-12-31', grace_days: 0 })
  const found = await engine.read(
    sql`SELECT count(*) AS stays, min(started_on) AS first, max(started_on) AS last FROM ${stay}`,
  )
  expect(found).toEqual([{ stays: 200, first: '2024-07-01', last: '2024-07-01' }])
})
