import { expect, it } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import { customerFeature } from '../../src/model/customer-feature.js'
import { factRows } from './facts.js'

const cut = { as_of: '2024-12-31', grace_days: 0, month_end_dates: 'exclusive' } as const

it('money from 1 to 100 by its logarithm, between the 5th and 95th hundredth; what is not known has no place and no part in a cell', async () => {
  // Of 1, 10, 100 the 5th hundredth of ln is .1 × ln 10 and the 95th 1.9 × ln 10: (0 − .1) ÷ 1.8 → 0, (1 − .1) ÷ 1.8 = .5, → 1.
  const subscriptions = [1, 10, 100].map((monthly_amount) => ({
    customer_id: `pays ${monthly_amount}`,
    started_on: '2024-01-01',
    ended_on: null,
    monthly_amount,
  }))
  const surveys = [
    { customer_id: 'pays 1', kind: 'csat', score: 5, scale_min: 1, scale_max: 5, answered_on: '2024-05-01' },
    { customer_id: 'pays 10', kind: 'csat', score: 1, scale_min: 1, scale_max: 5, answered_on: '2024-05-01' },
  ]
  const rows = await factRows(
    sql`SELECT customer_id, CAST(money_place AS DOUBLE) AS money, tenure_place, CAST(satisfaction_place AS DOUBLE) AS satisfaction, cell
      FROM ${customerFeature} ORDER BY customer_id`,
    { subscriptions, surveys },
    cut,
  )
  expect(rows.map((row) => Object.values(row))).toEqual([
    ['pays 1', 0, null, 1, '0|-|-|5'],
    ['pays 10', 0.5, null, 0, '3|-|-|0'],
    ['pays 100', 1, null, null, '5|-|-|-'],
  ])
})
