import { expect, it } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import { firstUse } from '../../src/model/first-use.js'
import { factRows } from './facts.js'

it('first_use: days of use in the first 30, days to the first; 0 for use before, NULL for never', async () => {
  const paid = (customer_id: string, started_on: string) => ({
    customer_id,
    started_on,
    monthly_amount: 10,
    plan: 'basic',
  })
  const used = (customer_id: string, day: string) => ({ customer_id, logged_in_at: `${day} 23:30:00` })
  const rows = await factRows(
    sql`SELECT customer_id, use_days, days_to_use, used_before FROM ${firstUse} ORDER BY customer_id`,
    {
      subscriptions: [
        paid('old', '2023-01-05'),
        paid('before', '2024-03-01'),
        paid('later', '2024-03-01'),
        paid('never', '2024-03-01'),
        paid('too-young', '2024-12-03'),
      ],
      logins: [
        used('old', '2023-01-05'),
        used('old', '2024-12-31'),
        used('before', '2024-02-20'),
        used('before', '2024-03-30'),
        used('before', '2024-03-31'),
        used('later', '2024-03-31'),
        used('too-young', '2024-12-03'),
      ],
    },
    { as_of: '2024-12-31', grace_days: 0 },
  )
  expect(rows.map((row) => Object.values(row))).toEqual([
    ['before', 1, 0, true],
    ['later', 0, 30, false],
    ['never', 0, null, false],
  ])
})
