import { describe, expect, it } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import { baseChange } from '../../src/model/base-change.js'
import { closedCohort } from '../../src/model/closed-cohort.js'
import { cohortSegment } from '../../src/model/cohort-segment.js'
import { factRows, type RawRow } from './facts.js'

const span = (customer_id: string, started_on: string, ended_on: string | null, monthly_amount: number): RawRow => ({
  customer_id,
  plan: 'basic',
  started_on,
  ended_on,
  monthly_amount,
})
/** The window opens on 2023-12-31 and closes on 2024-12-31; grace is 30 days. */
const subscriptions = [
  span('stays', '2023-01-01', null, 100),
  span('grows', '2023-01-01', '2024-03-01', 100),
  span('grows', '2024-03-01', null, 150),
  span('leaves', '2023-01-01', '2024-05-01', 100),
  span('returns', '2023-01-01', '2024-02-01', 100),
  span('returns', '2024-09-01', null, 40),
  span('may renew', '2023-01-01', '2024-12-20', 100),
  span('joins', '2024-04-15', null, 100),
  span('joins and leaves', '2024-04-15', '2024-08-15', 100),
  span('left before', '2023-01-01', '2023-06-01', 100),
]
const policies = { as_of: '2024-12-31', grace_days: 30, month_end_dates: 'exclusive' } as const

describe('the window’s closed cohort', () => {
  it('holds who paid at its start, then and now', async () => {
    const rows = await factRows(
      sql`SELECT customer_id, opening, closing, is_undetermined FROM ${closedCohort}
        WHERE month_end = DATE '2024-12-31' ORDER BY customer_id`,
      { subscriptions },
      policies,
    )
    expect(rows.map((row) => Object.values(row).join(' '))).toEqual([
      'grows 100 150 false',
      'leaves 100 0 false',
      'may renew 100 0 true',
      'returns 100 40 false',
      'stays 100 100 false',
    ])
  })

  it('is kept for the last 36 month-ends', async () => {
    const rows = await factRows(
      sql`SELECT min(month_end) AS first, count(DISTINCT month_end) AS months FROM ${closedCohort}`,
      { subscriptions: [span('old', '2015-01-01', null, 1)] },
      policies,
    )
    expect(rows).toEqual([{ first: '2022-01-31', months: 36 }])
  })

  it('adds up by segment, the undetermined apart', async () => {
    const regions = { stays: 'north', grows: 'north', leaves: 'south', returns: 'south', 'may renew': 'south' }
    const customers = Object.entries(regions).map(([customer_id, region]) => ({ customer_id, region }))
    const rows = await factRows(
      sql`SELECT * EXCLUDE (attribute) FROM ${cohortSegment} ORDER BY value NULLS FIRST`,
      { subscriptions, customers },
      policies,
    )
    const cells = (value: string | null, counts: readonly number[], money: readonly number[]) => ({
      value,
      customers: counts[0],
      retained: counts[1],
      returned: counts[2],
      undetermined: counts[3],
      opening: money[0],
      closing: money[1],
      kept: money[2],
      returned_money: money[3],
      undetermined_money: money[4],
    })
    expect(rows).toEqual([
      cells(null, [4, 3, 1, 1], [400, 290, 240, 40, 100]),
      cells('north', [2, 2, 0, 0], [200, 250, 200, 0, 0]),
      cells('south', [2, 1, 1, 1], [200, 40, 40, 40, 100]),
    ])
  })

  it('stands beside how the base changed: those who joined and left counted apart', async () => {
    const rows = await factRows(sql`SELECT * FROM ${baseChange}`, { subscriptions }, policies)
    expect(rows).toEqual([{ at_start: 5, at_end: 4, joined: 2, lost: 1, joined_and_left: 1, undetermined: 1 }])
  })
})
