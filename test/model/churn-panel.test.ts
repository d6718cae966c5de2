import { describe, expect, it } from 'vitest'
import { lineage } from '../../src/engine/engine.js'
import { sql } from '../../src/engine/sql.js'
import { churnCut } from '../../src/model/churn-cut.js'
import { churnPanel } from '../../src/model/churn-panel.js'
import { factRows, type RawTables } from './facts.js'

const cut = { as_of: '2024-12-31', grace_days: 0 } as const
const span = (customer_id: string, started_on: string, ended_on: string | null = null, interval = 'month') => ({
  customer_id,
  plan: 'basic',
  started_on,
  ended_on,
  amount: interval === 'year' ? 1200 : 100,
  interval,
})
const login = (customer_id: string, day: string, user_id: string | null = null) => ({
  customer_id,
  user_id,
  logged_in_at: `${day} 10:00:00`,
})
const answer = (customer_id: string, kind: string, score: number, answered_on: string) => ({
  customer_id,
  kind,
  score,
  answered_on,
  scale_min: kind === 'nps' ? 0 : 1,
  scale_max: kind === 'nps' ? 10 : 5,
})
const invoice = (customer_id: string, due_on: string, paid_on: string | null) => ({
  customer_id,
  due_on,
  paid_on,
  amount: 10,
})

const tables = {
  subscriptions: [
    span('a', '2024-01-10'),
    span('b', '2024-01-15', '2024-10-20', 'year'),
    span('new', '2024-09-20'),
    span('gone', '2024-01-10', '2024-09-30'),
  ],
  logins: [
    ...['2024-07-02', '2024-07-03', '2024-09-01', '2024-09-01', '2024-09-27'].map((day) => login('a', day, 'u1')),
    login('a', '2024-09-01', 'u2'),
    login('b', '2024-01-20'),
  ],
  surveys: [
    answer('a', 'csat', 2, '2024-05-01'),
    answer('a', 'csat', 5, '2024-08-01'),
    answer('a', 'csat', 4, '2024-08-01'),
    answer('a', 'nps', 3, '2023-09-29'),
    answer('b', 'nps', 9, '2024-09-30'),
  ],
  payments: [invoice('a', '2024-09-10', '2024-10-05'), invoice('a', '2024-08-10', '2024-08-09')],
} satisfies RawTables

/** The features of one customer at 2024-09-30, 92 days before the cut: the last day whose outcome is known. */
async function panel(rows: RawTables, customer: string) {
  const found = await factRows(
    sql`SELECT * FROM ${churnPanel} WHERE seen_on = DATE '2024-09-30' AND customer_id = ${customer}`,
    rows,
    cut,
  )
  return found[0]
}

describe('the cuts', () => {
  const seen = async (policies: object) =>
    (
      await factRows(sql`SELECT seen_on, is_open FROM ${churnCut} ORDER BY seen_on DESC`, tables, {
        ...cut,
        ...policies,
      })
    ).map((row) => row['seen_on'])

  it('are every third month-end that is certain at the cut and has 90 days of data before it', async () => {
    // 2024-12-31 − 90 days = 2024-10-02; 2024-03-31 − 89 days = 2024-01-02 lies before the first fact of 2024-01-10
    expect(await seen({})).toEqual(['2024-12-31', '2024-09-30', '2024-06-30'])
  })

  it('wait for the grace too', async () => {
    // 2024-12-31 − 120 days = 2024-09-02
    expect(await seen({ grace_days: 30 })).toEqual(['2024-12-31', '2024-08-31', '2024-05-31'])
  })
})

describe('a customer seen on 2024-09-30', () => {
  it('by hand', async () => {
    const row = await panel(tables, 'a')
    // days of use from 2024-07-03 on: 07-03, 09-01 and 09-27; the last two within 30 days (from 09-01 on)
    expect(row).toMatchObject({ is_lost: false, use_last_month: 2, use_days: 1, idle_days: 3, recurring: 100 })
    // per 30 days of the 60 before: 1 day → 0.5
    expect(row?.['use_change']).toBeCloseTo(Math.log((2 + 1) / (0.5 + 1)), 12)
    // users on 09-01: two, on 09-27: one; 3 ÷ 2 days
    expect(row?.['users']).toBeCloseTo(Math.log(1 + 1.5), 12)
    expect(row?.['tenure']).toBeCloseTo(Math.log(1 + 264 / 30), 12)
    // the last day of answers: 5 and 4 of 5 → (1 + 0.75) ÷ 2; the recommendation of 367 days ago is too old
    expect(row).toMatchObject({ satisfaction: 0.875, recommendation: null })
    // 20 days open so far and one paid early: (20 + 0) ÷ 2
    expect(row?.['lateness']).toBeCloseTo(Math.log(1 + 10), 12)
    expect(row).toMatchObject({ recurring_change: 0, renewal_due: 1 })
  })

  it('that pays by the year is due on the anniversary, not on the day it left', async () => {
    const row = await panel(tables, 'b')
    expect(row).toMatchObject({ is_lost: true, renewal_due: 0, use_last_month: 0, idle_days: 90, recommendation: 9 })
  })

  it('younger than 30 days has no use to speak of', async () => {
    expect(await panel(tables, 'new')).toMatchObject({ is_lost: false, use_last_month: null, use_days: null })
  })

  it('is not there once its last paid day has passed', async () => {
    expect(await panel(tables, 'gone')).toBeUndefined()
  })

  it('who lapsed within grace is not there either, though it came back: that day nobody knew', async () => {
    const back = [span('lapsed', '2024-01-10', '2024-09-20'), span('lapsed', '2024-10-05')]
    const rows = { ...tables, subscriptions: [...tables.subscriptions, ...back] }
    const found = await factRows(
      sql`SELECT DISTINCT seen_on FROM ${churnPanel} WHERE customer_id = 'lapsed' ORDER BY seen_on`,
      rows,
      { as_of: '2025-01-31', grace_days: 30 },
    )
    // 2025-01-31 − 120 days = 2024-10-03: the cut before is 2024-09-30
    expect(found.map((row) => row['seen_on'])).toEqual(['2024-06-30', '2025-01-31'])
  })
})

describe('nothing after the day enters', () => {
  const later = {
    subscriptions: [...tables.subscriptions, span('a', '2024-10-01'), span('later', '2024-11-01')],
    logins: [...tables.logins, login('a', '2024-10-01', 'u9'), login('b', '2024-10-15'), login('new', '2024-12-30')],
    surveys: [...tables.surveys, answer('a', 'csat', 1, '2024-10-01'), answer('b', 'nps', 0, '2024-10-01')],
    payments: [
      invoice('a', '2024-09-10', '2024-12-05'),
      invoice('a', '2024-08-10', '2024-08-09'),
      invoice('a', '2024-10-10', null),
    ],
  } satisfies RawTables

  it.each(['a', 'b', 'new'])('features of %s stay as they are', async (customer) => {
    expect(await panel(later, customer)).toEqual(await panel(tables, customer))
  })

  it('a loss that is booked afterwards changes what came, and no feature', async () => {
    const left = { ...tables, subscriptions: [span('a', '2024-01-10', '2024-11-10'), ...tables.subscriptions.slice(1)] }
    const cancelled = left.subscriptions.map((row) =>
      row.customer_id === 'a'
        ? { ...row, status: 'cancelled', cancelled_on: '2024-10-20', cancel_reason: 'price' }
        : row,
    )
    const [before, after] = [await panel(tables, 'a'), await panel({ ...left, subscriptions: cancelled }, 'a')]
    expect(after).toEqual({ ...before, is_lost: true })
  })

  it('nor does a pause that only the export knows of', async () => {
    const subscriptions = tables.subscriptions.map((row) =>
      row.customer_id === 'a' ? { ...row, status: 'paused' } : row,
    )
    const { is_lost: _, ...after } = (await panel({ ...tables, subscriptions }, 'a')) ?? {}
    const { is_lost: __, ...before } = (await panel(tables, 'a')) ?? {}
    expect(after).toEqual(before)
  })

  it('a column of the customers export that gives the outcome away is not looked at', async () => {
    const told = ['a', 'b', 'new', 'gone'].map((customer_id) => ({
      customer_id,
      status: customer_id === 'b' ? 'churned' : 'active',
      churned_on: customer_id === 'b' ? '2024-10-20' : null,
      churn_reason: customer_id === 'b' ? 'price' : null,
      region: customer_id === 'b' ? 'lost' : 'kept',
    }))
    const attributes = told.map(({ customer_id, region }) => ({ customer_id, attribute: 'outcome', value: region }))
    for (const customer of ['a', 'b']) {
      expect(await panel({ ...tables, customers: told, attributes }, customer)).toEqual(await panel(tables, customer))
    }
    expect(lineage(sql`SELECT * FROM ${churnPanel}`).map(({ name }) => name)).not.toContain('customer_attribute')
  })
})
