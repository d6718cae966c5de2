import { expect, it } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import { customerActivity } from '../../src/model/customer-activity.js'
import { factRows, type RawTables } from './facts.js'

const days = ['2024-04-01', '2024-04-02', '2024-05-31', '2024-06-01', '2024-06-30', '2024-07-01']
const customers = days.map((customer_id) => ({ customer_id }))

async function activeOn(tables: RawTables, policies = {}): Promise<string[]> {
  const rows = await factRows(sql`SELECT * FROM ${customerActivity} ORDER BY 1`, tables, {
    as_of: '2024-06-30',
    ...policies,
  })
  return rows.map((row) => `${row['customer_id']} ${row['is_active']} ${row['is_active_90']} ${row['is_stand_in']}`)
}

/** The 30 days that end on 30 June begin on 1 June, the 90 days on 2 April. */
it('customer_activity: a login in the last 30 and 90 days that end on the cut', async () => {
  const logins = days.map((day) => ({ customer_id: day, logged_in_at: `${day} 23:30:00` }))
  const payments = days.map((day) => ({ customer_id: day, paid_on: '2024-06-30', amount: 1 }))
  expect(await activeOn({ customers, logins, payments })).toEqual([
    '2024-04-01 false false false',
    '2024-04-02 false true false',
    '2024-05-31 false true false',
    '2024-06-01 true true false',
    '2024-06-30 true true false',
    '2024-07-01 false false false',
  ])
})

it('customer_activity: the policy moves the days', async () => {
  const logins = days.map((day) => ({ customer_id: day, logged_in_at: `${day} 00:00:00` }))
  const active = (await activeOn({ customers, logins }, { active_days: 1 })).filter((line) => line.includes(' true '))
  expect(active.filter((line) => line.split(' ')[1] === 'true')).toEqual(['2024-06-30 true true false'])
})

it('customer_activity: a payment stands in where there are no logins at all', async () => {
  const payments = days.map((day) => ({ customer_id: day, paid_on: day, amount: 1 }))
  expect(await activeOn({ customers, payments })).toEqual([
    '2024-04-01 false false true',
    '2024-04-02 false true true',
    '2024-05-31 false true true',
    '2024-06-01 true true true',
    '2024-06-30 true true true',
    '2024-07-01 false false true',
  ])
})
