import { describe, expect, it } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import { customerValue } from '../../src/model/customer-value.js'
import { customerYear } from '../../src/model/customer-year.js'
import { lifetime } from '../../src/model/lifetime.js'
import { valueDecile } from '../../src/model/value-decile.js'
import { factRows } from './facts.js'

const cut = { as_of: '2024-12-31', grace_days: 30, month_end_dates: 'exclusive' } as const
const stays = (customer_id: string, started_on: string, ended_on: string | null = null) => ({
  customer_id,
  started_on,
  ended_on,
  monthly_amount: 10,
})
const subscriptions = [
  stays('before', '2023-01-05'),
  stays('known', '2023-01-10', '2024-01-10'),
  stays('new', '2024-11-01'),
  stays('late', '2024-06-01', '2024-12-20'),
]
const customers = [
  { customer_id: 'before' },
  { customer_id: 'known', signed_up_on: '2022-01-10' },
  { customer_id: 'new', signed_up_on: '2020-01-01' },
]

describe('lifetime', () => {
  it('counts from the first paid day, or enters at its age since sign-up; renewals still due are no losses', async () => {
    const rows = await factRows(
      sql`SELECT customer_id, entry_days, exit_days, is_lost FROM ${lifetime} ORDER BY customer_id`,
      { subscriptions, customers },
      cut,
    )
    expect(rows).toEqual([
      { customer_id: 'known', entry_days: 365, exit_days: 730, is_lost: true },
      { customer_id: 'late', entry_days: 0, exit_days: 202, is_lost: false },
      { customer_id: 'new', entry_days: 0, exit_days: 61, is_lost: false },
    ])
  })
})

describe('customer_year', () => {
  it('days of the window 2024-01-01 … 2024-12-31, purchases and money received in it', async () => {
    const payments = [
      { customer_id: 'before', paid_on: '2023-12-31', amount: 5 },
      { customer_id: 'before', paid_on: '2024-01-01', amount: 7 },
      { customer_id: 'before', paid_on: '2024-02-01', amount: -3, kind: 'refund' },
      { customer_id: 'nobody', paid_on: '2024-02-01', amount: 9 },
    ]
    const rows = await factRows(
      sql`SELECT customer_id, days, purchases, CAST(revenue AS DOUBLE) AS revenue FROM ${customerYear} ORDER BY customer_id`,
      { subscriptions, payments },
      cut,
    )
    expect(rows).toEqual([
      { customer_id: 'before', days: 366, purchases: 1, revenue: 4 },
      { customer_id: 'known', days: 9, purchases: 0, revenue: 0 },
      { customer_id: 'late', days: 202, purchases: 0, revenue: 0 },
      { customer_id: 'new', days: 61, purchases: 0, revenue: 0 },
    ])
  })
})

describe('customer_value', () => {
  const payments = ['a', 'b', 'c'].map((customer_id) => ({ customer_id, paid_on: '2024-05-01', amount: 100 }))
  const value = sql`SELECT customer_id, CAST(cost AS DOUBLE) AS cost, CAST(net_value AS DOUBLE) AS net_value
    FROM ${customerValue} ORDER BY customer_id`

  it('a cost column that is filled at all must be filled for a customer to have a net value', async () => {
    const costs = [
      { customer_id: 'a', acquisition_cost: 30, service_cost: 20 },
      { customer_id: 'b', acquisition_cost: 30 },
      { customer_id: 'x', service_cost: 1 },
    ]
    expect(await factRows(value, { payments, customers: costs }, cut)).toEqual([
      { customer_id: 'a', cost: 50, net_value: 50 },
      { customer_id: 'b', cost: null, net_value: null },
      { customer_id: 'c', cost: null, net_value: null },
    ])
  })

  it('a column that the export lacks altogether is not asked for', async () => {
    const costs = [{ customer_id: 'a', acquisition_cost: 30 }]
    expect((await factRows(value, { payments, customers: costs }, cut))[0]).toEqual({
      customer_id: 'a',
      cost: 30,
      net_value: 70,
    })
  })
})

describe('value_decile', () => {
  it('ten groups from the most to the least, the first one larger; equal money by id', async () => {
    const payments = Array.from({ length: 11 }, (_, k) => ({
      customer_id: `c${String(k).padStart(2, '0')}`,
      paid_on: '2024-05-01',
      amount: k < 2 ? 50 : k,
    }))
    const rows = await factRows(
      sql`SELECT customer_id, decile FROM ${valueDecile} ORDER BY decile, customer_id`,
      { payments },
      cut,
    )
    expect(rows.slice(0, 3)).toEqual([
      { customer_id: 'c00', decile: 1 },
      { customer_id: 'c01', decile: 1 },
      { customer_id: 'c10', decile: 2 },
    ])
    expect(rows.at(-1)).toEqual({ customer_id: 'c02', decile: 10 })
  })
})
