import { describe, expect, it } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import { customerMonth } from '../../src/model/customer-month.js'
import { pausedInterval } from '../../src/model/paused-interval.js'
import { factRows, type RawRow, type RawTables } from './facts.js'

const cut = { as_of: '2024-06-30', month_end_dates: 'exclusive' } as const
const row = (more: RawRow): RawRow => ({
  customer_id: 'a',
  plan: 'p',
  started_on: '2024-01-01',
  monthly_amount: 10,
  ...more,
})

function pauses(tables: RawTables) {
  return factRows(
    sql`SELECT CAST(started_on AS VARCHAR) AS started_on, CAST(ended_on AS VARCHAR) AS ended_on FROM ${pausedInterval}`,
    tables,
    cut,
  )
}

describe('a subscription that is paused at the cut', () => {
  it('keeps its history up to the cut, where it pays nothing', async () => {
    const subscriptions = [row({ status: 'paused' })]
    expect(await pauses({ subscriptions })).toEqual([{ started_on: '2024-01-01', ended_on: '2024-06-30' }])
    const months = sql`SELECT CAST(month_end AS VARCHAR) AS month_end, recurring, state FROM ${customerMonth} ORDER BY month_end`
    const seen = await factRows(months, { subscriptions }, cut)
    expect(seen).toHaveLength(6)
    expect(seen.slice(-2)).toEqual([
      { month_end: '2024-05-31', recurring: 10, state: 'retained' },
      { month_end: '2024-06-30', recurring: 0, state: 'churned' },
    ])
  })

  it('ends where its payments ran out: by their periods, else by their rhythm', async () => {
    const subscriptions = [row({ status: 'paused' })]
    const periods = [
      { customer_id: 'a', amount: 20, paid_on: '2024-01-05', period_start: '2024-01-01', period_end: '2024-03-15' },
    ]
    expect(await pauses({ subscriptions, payments: periods })).toMatchObject([{ ended_on: '2024-03-15' }])
    const rhythm = ['2024-01-05', '2024-02-05', '2024-03-05'].map((paid_on) => ({
      customer_id: 'a',
      amount: 10,
      paid_on,
    }))
    expect(await pauses({ subscriptions, payments: rhythm })).toMatchObject([{ ended_on: '2024-04-05' }])
    const other = [{ customer_id: 'b', amount: 10, paid_on: '2024-01-05' }]
    expect(await pauses({ subscriptions, payments: other })).toMatchObject([{ ended_on: '2024-06-30' }])
  })

  it('has no history where its payments ran out before it began', async () => {
    const payments = [{ customer_id: 'a', amount: 10, paid_on: '2023-06-05' }]
    expect(await pauses({ subscriptions: [row({ status: 'paused' })], payments })).toEqual([])
  })

  it('is no subscription but the pause itself where it has ended, or continues another row', async () => {
    expect(await pauses({ subscriptions: [row({ status: 'paused', ended_on: '2024-04-01' })] })).toEqual([])
    const before = row({ started_on: '2023-01-01', ended_on: '2024-01-01', status: 'active' })
    expect(await pauses({ subscriptions: [before, row({ status: 'paused' })] })).toEqual([])
    const another = row({ started_on: '2023-01-01', ended_on: '2024-01-01', status: 'active', plan: 'q' })
    expect(await pauses({ subscriptions: [another, row({ status: 'paused' })] })).toHaveLength(1)
  })

  it('earns nothing where it is free', async () => {
    expect(await pauses({ subscriptions: [row({ status: 'paused', monthly_amount: 0 })] })).toEqual([])
  })
})
