import { describe, expect, it } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import { lifeChange } from '../../src/model/life-change.js'
import { lifetime } from '../../src/model/lifetime.js'
import { factRows } from './facts.js'

const cut = { as_of: '2024-12-31', grace_days: 0, month_end_dates: 'exclusive' } as const
const stays = (customer_id: string, started_on: string, ended_on: string | null = null) => ({
  customer_id,
  started_on,
  ended_on,
  monthly_amount: 10,
})
const subscriptions = [
  stays('before', '2022-01-05'),
  stays('a year', '2022-03-01', '2023-03-01'),
  stays('a leap year', '2023-03-01', '2024-03-01'),
  stays('a month', '2024-01-31', '2024-02-29'),
  stays('still here', '2024-11-01'),
]
const customers = [
  { customer_id: 'before', signed_up_on: '2021-10-20' },
  ...['a year', 'a leap year', 'a month', 'still here'].map((customer_id) => ({ customer_id, region: 'north' })),
]

describe('ages in calendar months', () => {
  it('a year is twelve months with or without a 29 February, a month to its end one; late entry counts from sign-up', async () => {
    // before: from 2021-10-20, first seen at 2 months 16 days (2021-12-20 to 2022-01-05), to 2025-01-01: 38 months 12 days.
    const rows = await factRows(
      sql`SELECT customer_id, entry_age, exit_age, is_lost FROM ${lifetime} ORDER BY customer_id`,
      { subscriptions, customers },
      cut,
    )
    expect(rows.map((row) => Object.values(row))).toEqual([
      ['a leap year', 0, 12 * 31, true],
      ['a month', 0, 31, true],
      ['a year', 0, 12 * 31, true],
      ['before', 2 * 31 + 16, 38 * 31 + 12, false],
      ['still here', 0, 2 * 31, false],
    ])
  })
})

describe('life_change', () => {
  it('counts who comes and who goes at each age, for the base and each segment', async () => {
    const rows = await factRows(
      sql`SELECT value, age, entered, "left", lost FROM ${lifeChange} ORDER BY value NULLS FIRST, age`,
      { subscriptions, customers: customers.map((row) => ({ region: 'south', ...row })) },
      cut,
    )
    expect(rows.map((row) => Object.values(row))).toEqual([
      [null, 0, 4, 0, 0],
      [null, 31, 0, 1, 1],
      [null, 62, 0, 1, 0],
      [null, 78, 1, 0, 0],
      [null, 372, 0, 2, 2],
      [null, 1190, 0, 1, 0],
      ['north', 0, 4, 0, 0],
      ['north', 31, 0, 1, 1],
      ['north', 62, 0, 1, 0],
      ['north', 372, 0, 2, 2],
      ['south', 78, 1, 0, 0],
      ['south', 1190, 0, 1, 0],
    ])
  })
})
