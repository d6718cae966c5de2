import { describe, expect, it } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import { tenure } from '../../src/model/tenure.js'
import { factRows, type RawRow } from './facts.js'

const at = { as_of: '2024-05-31', grace_days: 0, month_end_dates: 'exclusive' } as const
const paid = (customer_id: string, started_on: string, ended_on: string | null, monthly_amount: number): RawRow => ({
  customer_id,
  started_on,
  ended_on,
  monthly_amount,
  plan: 'basic',
})

/** `old` pays in the data's first month; a, b and c are won in February, d in April; b grows, c leaves in April, d is back in May. */
const subscriptions = [
  paid('old', '2024-01-05', null, 100),
  paid('a', '2024-02-10', null, 10),
  paid('b', '2024-02-15', '2024-04-15', 20),
  paid('b', '2024-04-15', null, 50),
  paid('c', '2024-02-20', '2024-04-20', 30),
  paid('d', '2024-03-10', '2024-04-10', 5),
  paid('d', '2024-05-10', null, 5),
]

describe('tenure', () => {
  it('counts the days from the first paid day to the first unpaid one, breaks included, and says who is older than it looks', async () => {
    const rows = await factRows(
      sql`SELECT customer_id, CAST(entered_on AS VARCHAR) AS entered_on, CAST(left_on AS VARCHAR) AS left_on, days, stays, is_present,
        is_before_data FROM ${tenure} ORDER BY customer_id`,
      { subscriptions },
      at,
    )
    expect(rows.map((row) => Object.values(row))).toEqual([
      ['a', '2024-02-10', null, 112, 1, true, false],
      ['b', '2024-02-15', null, 107, 1, true, false],
      ['c', '2024-02-20', '2024-04-20', 60, 1, false, false],
      ['d', '2024-03-10', null, 83, 2, true, false],
      ['old', '2024-01-05', null, 148, 1, true, true],
    ])
  })
})
