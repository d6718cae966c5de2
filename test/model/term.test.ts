import { describe, expect, it } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import { term } from '../../src/model/term.js'
import { termRenewal } from '../../src/model/term-renewal.js'
import { factRows, type RawRow, type RawTables } from './facts.js'

const at = { as_of: '2024-12-31', month_end_dates: 'exclusive' } as const

async function termsOf(tables: RawTables): Promise<string[]> {
  const rows = await factRows(
    sql`SELECT customer_id || ' ' || started_on || ' ' || ended_on AS term FROM ${term} WHERE NOT is_short ORDER BY customer_id, started_on, ended_on`,
    tables,
    at,
  )
  return rows.map((row) => String(row['term']))
}
async function renewalsOf(tables: RawTables): Promise<string[]> {
  const rows = await factRows(
    sql`SELECT customer_id || ' ' || plan || ' ' || ended_on || ' ' || coalesce(CAST(renewed_on AS VARCHAR), 'lost') AS term,
      CAST(renewed_monthly AS DOUBLE) AS money FROM ${termRenewal} WHERE ended_on <= DATE '2024-12-31' ORDER BY customer_id, plan, ended_on`,
    tables,
    at,
  )
  return rows.map((row) => `${row['term']} ${row['money']}`)
}
const contract = (
  customer_id: string,
  started_on: string,
  ended_on: string,
  monthly_amount: number,
  plan = 'core',
): RawRow => ({
  customer_id,
  started_on,
  ended_on,
  monthly_amount,
  plan,
})

describe('term', () => {
  it('takes the rows of an export of terms as they are, those of 3 months or more', async () => {
    const rows = [
      contract('a', '2022-01-01', '2024-01-01', 10),
      contract('b', '2023-02-01', '2023-05-01', 10),
      contract('short', '2023-02-01', '2023-04-01', 10),
    ]
    expect(await termsOf({ subscriptions: rows })).toEqual(['a 2022-01-01 2024-01-01', 'b 2023-02-01 2023-05-01'])
  })

  it('starts a term that was signed early where the former of its plan ends', async () => {
    const rows = [contract('a', '2023-01-01', '2024-01-01', 10), contract('a', '2023-07-01', '2025-01-01', 12)]
    expect(await termsOf({ subscriptions: rows })).toEqual(['a 2023-01-01 2024-01-01', 'a 2024-01-01 2025-01-01'])
  })

  it('splits open-ended subscriptions by their billing interval of 3 months or more; a month is no term', async () => {
    const open = (
      customer_id: string,
      interval: string,
      started_on: string,
      ended_on: string | null = null,
    ): RawRow => ({
      customer_id,
      interval,
      started_on,
      ended_on,
      amount: 120,
      plan: 'core',
    })
    const rows = [
      open('year', 'year', '2023-03-10'),
      open('left-early', 'year', '2023-03-10', '2024-07-01'),
      open('stub', 'year', '2023-03-10', '2024-03-25'),
      open('quarter', 'quarter', '2024-05-31'),
      open('month', 'month', '2023-03-10'),
    ]
    expect(await termsOf({ subscriptions: rows })).toEqual([
      'left-early 2023-03-10 2024-03-10',
      'left-early 2024-03-10 2024-07-01',
      'quarter 2024-05-31 2024-08-31',
      'quarter 2024-08-31 2024-11-30',
      'quarter 2024-11-30 2025-02-28',
      'stub 2023-03-10 2024-03-25',
      'year 2023-03-10 2024-03-10',
      'year 2024-03-10 2025-03-10',
    ])
  })

  it('reads terms from service periods, and from the rhythm of payments', async () => {
    const stated = [
      { customer_id: 'a', paid_on: '2024-01-05', amount: 120, period_start: '2024-01-01', period_end: '2024-12-31' },
    ]
    expect(await termsOf({ payments: stated })).toEqual(['a 2024-01-01 2025-01-01'])
    const rhythm = ['2023-02-01', '2024-02-01'].map((paid_on) => ({ customer_id: 'a', paid_on, amount: 120 }))
    expect(await termsOf({ payments: rhythm })).toEqual(['a 2023-02-01 2024-02-01', 'a 2024-02-01 2025-02-01'])
  })
})

describe('term_renewal', () => {
  it('late within 30 days and early both renew; 31 days late does not', async () => {
    const rows = [
      contract('early', '2023-01-01', '2024-01-01', 10),
      contract('early', '2023-11-01', '2025-01-01', 12),
      contract('late', '2023-01-01', '2024-01-01', 10),
      contract('late', '2024-01-31', '2025-01-31', 8),
      contract('too-late', '2023-01-01', '2024-01-01', 10),
      contract('too-late', '2024-02-01', '2025-02-01', 8),
    ]
    expect(await renewalsOf({ subscriptions: rows })).toEqual([
      'early core 2024-01-01 2024-01-01 12',
      'late core 2024-01-01 2024-01-31 8',
      'too-late core 2024-01-01 lost 0',
    ])
  })

  it('another plan renews only if it continues no term of its own', async () => {
    const rows = [
      contract('upgraded', '2023-01-01', '2024-01-01', 10),
      contract('upgraded', '2024-01-01', '2025-01-01', 30, 'suite'),
      contract('add-on-lost', '2023-01-01', '2024-01-01', 100),
      contract('add-on-lost', '2024-01-01', '2025-01-01', 100),
      contract('add-on-lost', '2023-01-10', '2024-01-10', 5, 'add-on'),
    ]
    expect(await renewalsOf({ subscriptions: rows })).toEqual([
      'add-on-lost add-on 2024-01-10 lost 0',
      'add-on-lost core 2024-01-01 2024-01-01 100',
      'upgraded core 2024-01-01 2024-01-01 30',
    ])
  })

  it('a shorter term renews: a year that goes on by the month, of the same plan or from its end on', async () => {
    const rows = [
      contract('a', '2023-03-01', '2024-03-01', 30),
      contract('a', '2024-03-01', '2024-04-01', 40),
      contract('b', '2023-03-01', '2024-03-01', 30),
      contract('b', '2024-03-20', '2024-04-20', 7, 'light'),
      contract('c', '2023-03-01', '2024-03-01', 30),
      contract('c', '2024-02-10', '2024-03-10', 7, 'light'),
    ]
    expect(await renewalsOf({ subscriptions: rows })).toEqual([
      'a core 2024-03-01 2024-03-01 40',
      'b core 2024-03-01 2024-03-20 7',
      'c core 2024-03-01 lost 0',
    ])
  })

  it('shares the money of one term out over the two that it replaces: 24 over 30 and 10 is 18 and 6', async () => {
    const rows = [
      contract('a', '2023-01-01', '2024-01-01', 30),
      contract('a', '2023-01-01', '2024-01-01', 10, 'add-on'),
      contract('a', '2024-01-01', '2025-01-01', 24, 'suite'),
    ]
    expect(await renewalsOf({ subscriptions: rows })).toEqual([
      'a add-on 2024-01-01 2024-01-01 6',
      'a core 2024-01-01 2024-01-01 18',
    ])
  })

  it('a year that gives way to another subscription more than 90 days before its end has changed', async () => {
    const year = (customer_id: string, started_on: string, ended_on: string | null): RawRow => ({
      customer_id,
      started_on,
      ended_on,
      interval: 'year',
      amount: 120,
      plan: 'core',
    })
    const subscriptions = [
      year('changed', '2023-05-01', '2023-10-01'),
      year('changed', '2023-10-01', null),
      year('early', '2023-05-01', '2024-03-01'),
      year('early', '2024-03-01', null),
      year('left', '2023-05-01', '2023-10-01'),
    ]
    const rows = await factRows(
      sql`SELECT customer_id || ' ' || ended_on || ' ' || planned_on AS term, is_renewed, is_changed FROM ${termRenewal}
        WHERE place = 0 ORDER BY customer_id, ended_on`,
      { subscriptions },
      at,
    )
    expect(rows.map((row) => Object.values(row))).toEqual([
      ['changed 2023-10-01 2024-05-01', true, true],
      ['changed 2024-10-01 2024-10-01', true, false],
      ['early 2024-03-01 2024-05-01', true, false],
      ['early 2025-03-01 2025-03-01', false, false],
      ['left 2023-10-01 2024-05-01', false, false],
    ])
  })
})
