import { describe, expect, it } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import { window } from '../../src/model/window.js'
import { factRows, type RawRow, type RawTables } from './facts.js'

async function windowOf(tables: RawTables, policies = {}): Promise<unknown> {
  return (await factRows(sql`SELECT * FROM ${window}`, tables, policies))[0]
}
async function cutOf(...days: readonly string[]): Promise<unknown> {
  const payments = days.map((paid_on) => ({ customer_id: 'a', paid_on, amount: 1 }))
  return (await factRows(sql`SELECT as_of FROM ${window}`, { payments }))[0]?.['as_of']
}
const monthly = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, k) => `2024-${String(first + k).padStart(2, '0')}-28`)

describe('data_window', () => {
  it('opens twelve months before the cut and counts the months of history', async () => {
    const logins = ['2024-03-10 08:00:00', '2024-06-29 08:00:00'].map((logged_in_at) => ({
      customer_id: 'a',
      logged_in_at,
    }))
    expect(await windowOf({ logins: [...logins, { customer_id: 'a', logged_in_at: '2024-05-01 00:00:00' }] })).toEqual({
      first_day: '2024-03-10',
      last_observed_on: '2024-06-29',
      as_of: '2024-06-30',
      opens_on: '2023-06-30',
      history_months: 4,
    })
  })

  it('takes a month-end that facts reach within 3 days, else the one before', async () => {
    expect(await cutOf('2024-11-28', '2024-12-28')).toBe('2024-12-31')
    expect(await cutOf('2024-11-28', '2024-12-27')).toBe('2024-11-30')
    expect(await cutOf('2024-01-28', '2024-02-26')).toBe('2024-02-29')
    expect(await cutOf('2024-01-28', '2024-02-25')).toBe('2024-01-31')
  })

  it('is not moved by a payment dated 2062', async () => {
    expect(await cutOf(...monthly(1, 6), '2062-01-01')).toBe('2024-06-30')
  })

  it('takes a gap of 62 days for a pause, and of more for the end of the data', async () => {
    expect(await cutOf('2024-01-01', '2024-01-02', '2024-01-03', '2024-03-05')).toBe('2024-02-29')
    expect(await cutOf('2024-01-01', '2024-01-02', '2024-01-03', '2024-03-06')).toBe('2023-12-31')
  })

  it('keeps a base that pays by the quarter, and a gap before most of the facts', async () => {
    expect(await cutOf('2024-01-31', '2024-04-30', '2024-07-31', '2024-10-31')).toBe('2024-10-31')
    expect(await cutOf('2023-01-31', ...monthly(4, 8))).toBe('2024-08-31')
  })

  it('does not count due dates, ends of periods or ends of subscriptions', async () => {
    const payments: RawRow[] = [
      { customer_id: 'a', paid_on: '2024-06-30', amount: 1, period_start: '2024-07-01', period_end: '2025-06-30' },
      { customer_id: 'a', due_on: '2024-07-31', amount: 1 },
    ]
    const subscriptions = [{ customer_id: 'a', started_on: '2024-05-15', ended_on: '2024-08-31', monthly_amount: 1 }]
    expect(await windowOf({ payments, subscriptions })).toMatchObject({
      first_day: '2024-05-15',
      last_observed_on: '2024-06-30',
      as_of: '2024-06-30',
    })
  })

  it('follows the policy, whatever the data say', async () => {
    const payments = [{ customer_id: 'a', paid_on: '2024-06-30', amount: 1 }]
    expect(await windowOf({ payments }, { as_of: '2024-02-29' })).toMatchObject({
      as_of: '2024-02-29',
      opens_on: '2023-02-28',
    })
  })

  it('is one row of nothing where nothing was observed', async () => {
    expect(await windowOf({ customers: [{ customer_id: 'a' }] })).toMatchObject({ as_of: null, opens_on: null })
  })
})
