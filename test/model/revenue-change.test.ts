import { afterEach, expect, it } from 'vitest'
import type { Engine } from '../../src/engine/engine.js'
import { sql } from '../../src/engine/sql.js'
import { customerMonth } from '../../src/model/customer-month.js'
import { planLevel } from '../../src/model/plan-level.js'
import { planMonth } from '../../src/model/plan-month.js'
import { revenueChange } from '../../src/model/revenue-change.js'
import { windowChange } from '../../src/model/window-change.js'
import { factsOf, type RawRow } from './facts.js'

let engine: Engine | undefined
afterEach(() => engine?.close())

async function opened(rows: readonly RawRow[]): Promise<Engine> {
  engine = await factsOf({ subscriptions: rows }, { as_of: '2024-12-31', grace_days: 0, month_end_dates: 'exclusive' })
  return engine
}

/** One change on 1 May: what ran before it and what runs after. */
function change(before: RawRow, after: RawRow): RawRow[] {
  const base = { customer_id: 'a', plan: 'basic', interval: 'month' }
  return [
    { ...base, started_on: '2024-01-01', ended_on: '2024-05-01', ...before },
    { ...base, started_on: '2024-05-01', ended_on: null, ...after },
  ]
}

const empty = { price: 0, seats: 0, product: 0, plan_change: 0, unsplit: 0, extension: 0 }
const cases: [string, RawRow[], Record<string, unknown>][] = [
  [
    'dearer at 10 seats, 10 → 12 each: 20 of price',
    change({ amount: 100, seats: 10 }, { amount: 120, seats: 10 }),
    { ...empty, price: 20, is_upgrade: true, is_downgrade: false, is_price_only: true },
  ],
  [
    '10 → 15 seats at 10 → 12: 5 × 10 of seats, 2 × 15 of price',
    change({ amount: 100, seats: 10 }, { amount: 180, seats: 15 }),
    { ...empty, seats: 50, price: 30, is_upgrade: true, is_downgrade: false, is_price_only: false },
  ],
  [
    'seats not stated: cannot be split',
    change({ amount: 100 }, { amount: 120 }),
    { ...empty, unsplit: 20, is_upgrade: true, is_downgrade: false, is_price_only: false },
  ],
  [
    'one plan exchanged for a dearer one at fewer seats: 10 × 10 → 6 × 15: plan up, money down',
    change({ amount: 100, seats: 10 }, { amount: 90, seats: 6, plan: 'pro' }),
    { ...empty, plan_change: -10, is_upgrade: true, is_downgrade: true, is_price_only: false },
  ],
  [
    'a year at 1,080 after 100 a month: 10 less, all of it extension',
    change({ amount: 100, seats: 10 }, { amount: 1080, seats: 10, interval: 'year' }),
    { ...empty, price: -10, extension: 10, is_upgrade: false, is_downgrade: true, is_price_only: true },
  ],
  [
    'a year at 8 × 9 × 12 after 10 seats at 10: 2 × 10 of seats, 8 × 1 of price, of which only the price is extension',
    change({ amount: 100, seats: 10 }, { amount: 864, seats: 8, interval: 'year' }),
    { ...empty, seats: -20, price: -8, extension: 8, is_upgrade: false, is_downgrade: true, is_price_only: false },
  ],
]

it.each(cases)('%s', async (_, rows, expected) => {
  const facts = await opened(rows)
  const found = await facts.read(sql`
    SELECT price, seats, product, plan_change, unsplit, extension, is_upgrade, is_downgrade, is_price_only
    FROM ${revenueChange}`)
  expect(found).toEqual([expected])
  expect(facts.violations).toEqual([])
})

it('a second plan is product, dropping it too; won and lost customers are no change', async () => {
  const facts = await opened([
    { customer_id: 'a', plan: 'basic', started_on: '2024-01-01', monthly_amount: 10 },
    { customer_id: 'a', plan: 'add-on', started_on: '2024-03-01', ended_on: '2024-06-01', monthly_amount: 4 },
    { customer_id: 'b', plan: 'basic', started_on: '2024-02-01', ended_on: '2024-08-01', monthly_amount: 9 },
  ])
  const found = await facts.read(
    sql`SELECT CAST(month_end AS VARCHAR) AS month_end, product FROM ${revenueChange} ORDER BY month_end`,
  )
  expect(found).toEqual([
    { month_end: '2024-03-31', product: 4 },
    { month_end: '2024-06-30', product: -4 },
  ])
  expect(await facts.read(sql`SELECT * FROM ${windowChange}`)).toEqual([
    {
      customer_id: 'a',
      upgrades: 1,
      chosen: 1,
      downgrades: 1,
      extensions: 0,
      price_rise: 0,
      unsplit: 0,
      expanded: 4,
      contracted: 4,
      extension: 0,
    },
  ])
})

it('plans add up to customers; a level is per seat only where every row states seats', async () => {
  const rows = [
    { customer_id: 'a', plan: 'basic', started_on: '2024-11-01', monthly_amount: 30, seats: 3 },
    { customer_id: 'a', plan: 'pro', started_on: '2024-11-15', monthly_amount: 20, seats: 1 },
  ]
  const level = sql`SELECT plan, level FROM ${planLevel} ORDER BY plan`
  const facts = await opened(rows)
  expect(await facts.read(level)).toEqual([
    { plan: 'basic', level: 10 },
    { plan: 'pro', level: 20 },
  ])
  const difference = sql`
    SELECT customer_id, month_end, recurring FROM ${customerMonth} WHERE recurring > 0
    EXCEPT SELECT customer_id, month_end, sum(recurring) FROM ${planMonth} GROUP BY ALL`
  expect(await facts.read(difference)).toEqual([])
  facts.close()
  const unstated = await opened([
    ...rows,
    { customer_id: 'b', plan: 'free trial', started_on: '2024-12-01', monthly_amount: 5 },
  ])
  expect((await unstated.read(level)).map((row) => row['level'])).toEqual([30, 5, 20])
})
