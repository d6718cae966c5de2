import { expect, it } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import { forecastCut } from '../../src/model/forecast-cut.js'
import { stayLife } from '../../src/model/stay-life.js'
import { factRows, type RawRow } from './facts.js'

const stay = (customer_id: string, started_on: string, ended_on: string | null): RawRow => ({
  customer_id,
  started_on,
  ended_on,
  monthly_amount: 10,
})
const cut = { as_of: '2024-12-31', grace_days: 30, month_end_dates: 'exclusive' } as const
const subscriptions = [
  stay('before', '2023-01-05', null),
  stay('kept', '2023-02-10', null),
  stay('lost', '2023-02-10', '2024-05-01'),
  stay('open', '2023-02-10', '2024-12-20'),
  stay('late', '2024-06-01', null),
]

it('half a year of data before a past day: 24 months of it allow two, 12 and 18 months back', async () => {
  expect(await factRows(sql`SELECT * FROM ${forecastCut} ORDER BY months_back`, { subscriptions }, cut)).toEqual([
    { months_back: 0, cut_on: '2024-12-31', until_on: '2025-12-31' },
    { months_back: 12, cut_on: '2023-12-31', until_on: '2024-12-31' },
    { months_back: 18, cut_on: '2023-06-30', until_on: '2024-06-30' },
  ])
})

it('February 2023 to December 2024 are 22 renewals, to May 2024 15; within grace the last one is open', async () => {
  const rows = await factRows(
    sql`
      SELECT customer_id, renewals, is_lost, is_present, is_before_data, recurring
      FROM ${stayLife} WHERE months_back = 0 ORDER BY customer_id`,
    { subscriptions },
    cut,
  )
  expect(rows.map((row) => Object.values(row))).toEqual([
    ['before', 23, false, true, true, 10],
    ['kept', 22, false, true, false, 10],
    ['late', 6, false, true, false, 10],
    ['lost', 15, true, false, false, 0],
    ['open', 21, false, false, false, 0],
  ])
})

it('from December 2023: who outlives 2024, and what 2024 brought (lost: January to April; open: to November)', async () => {
  const rows = await factRows(
    sql`
      SELECT customer_id, renewals, is_present, is_kept, is_open, recurring, next_revenue
      FROM ${stayLife} WHERE months_back = 12 ORDER BY customer_id`,
    { subscriptions },
    cut,
  )
  expect(rows.map((row) => Object.values(row))).toEqual([
    ['before', 11, true, true, false, 10, 120],
    ['kept', 10, true, true, false, 10, 120],
    ['lost', 10, true, false, false, 10, 40],
    ['open', 10, true, false, true, 10, 110],
  ])
})

it('is empty where nothing recurs', async () => {
  const payments = [{ customer_id: 'a', paid_on: '2024-01-01', amount: 5 }]
  const purchases = { as_of: '2024-12-31', recurring_basis: 'purchases' } as const
  expect(await factRows(sql`SELECT * FROM ${stayLife}`, { payments }, purchases)).toEqual([])
})
