import { describe, expect, it } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import { cohortAge } from '../../src/model/cohort-age.js'
import { movement } from '../../src/model/movement.js'
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

describe('cohort_age', () => {
  it('shows what is left of each cohort at each month-end after its first', async () => {
    const rows = await factRows(
      sql`SELECT strftime(cohort, '%m') || CASE WHEN is_before_data THEN ' before' ELSE '' END AS cohort, age, size, retained,
        CAST(closing AS DOUBLE) AS closing, CAST(kept AS DOUBLE) AS kept FROM ${cohortAge} ORDER BY cohort, age`,
      { subscriptions },
      at,
    )
    expect(rows.map((row) => Object.values(row))).toEqual([
      ['01 before', 0, 1, 1, 100, 100],
      ['01 before', 1, 1, 1, 100, 100],
      ['01 before', 2, 1, 1, 100, 100],
      ['01 before', 3, 1, 1, 100, 100],
      ['01 before', 4, 1, 1, 100, 100],
      ['02', 0, 3, 3, 60, 60],
      ['02', 1, 3, 3, 60, 60],
      ['02', 2, 3, 2, 60, 30],
      ['02', 3, 3, 2, 60, 30],
      ['03', 0, 1, 1, 5, 5],
      ['03', 1, 1, 0, 0, 0],
      ['03', 2, 1, 1, 5, 5],
    ])
  })

  it('adds up to the movement table: a cohort’s size is the customers won, all cohorts of a month-end its closing', async () => {
    const broken = await factRows(
      sql`
        WITH cohorts AS (
          SELECT month_end, sum(size) FILTER (age = 0) AS won, sum(retained) AS customers, sum(closing) AS money
          FROM ${cohortAge} GROUP BY month_end
        )
        SELECT month_end FROM ${movement} LEFT JOIN cohorts USING (month_end)
        WHERE coalesce(won, 0) <> new_customers OR customers <> closing_customers OR money <> closing`,
      { subscriptions },
      at,
    )
    expect(broken).toEqual([])
  })

  it('keeps who may still renew at the cut on neither side', async () => {
    const rows = await factRows(
      sql`SELECT age, retained, undetermined, CAST(undetermined_opening AS DOUBLE) AS money FROM ${cohortAge}
        WHERE NOT is_before_data ORDER BY age`,
      { subscriptions: [paid('old', '2024-01-05', null, 1), paid('e', '2024-03-20', '2024-05-20', 7)] },
      { ...at, grace_days: 30 },
    )
    expect(rows.map((row) => Object.values(row))).toEqual([
      [0, 1, 0, 0],
      [1, 1, 0, 0],
      [2, 0, 1, 7],
    ])
  })
})
