import { afterEach, expect, it } from 'vitest'
import type { Engine } from '../../src/engine/engine.js'
import { sql } from '../../src/engine/sql.js'
import { customerMonth } from '../../src/model/customer-month.js'
import { purchase } from '../../src/model/purchase.js'
import { factsOf } from './facts.js'

let engine: Engine | undefined
afterEach(() => engine?.close())

const year = (customer_id: string, period_start: string, period_end: string, paid_on: string | null) => ({
  customer_id,
  period_start,
  period_end,
  due_on: period_start,
  paid_on,
  amount: 120,
})

it('counts an open charge for its period until it is overdue for more than 60 days', async () => {
  const payments = [
    year('41 days late', '2023-11-20', '2024-11-20', '2023-11-20'),
    year('41 days late', '2024-11-20', '2025-11-20', null),
    year('60 days late, paid since', '2023-11-01', '2024-11-01', '2023-11-01'),
    year('60 days late, paid since', '2024-11-01', '2025-11-01', '2025-02-01'),
    year('61 days late', '2023-10-31', '2024-10-31', '2023-10-31'),
    year('61 days late', '2024-10-31', '2025-10-31', null),
    year('may renew', '2023-12-10', '2024-12-10', '2023-12-10'),
  ]
  engine = await factsOf({ payments }, { as_of: '2024-12-31' })
  const found = await engine.read(sql`
    SELECT customer_id, state, CAST(recurring AS DOUBLE) AS recurring FROM ${customerMonth}
    WHERE month_end = DATE '2024-12-31' ORDER BY customer_id`)
  expect(found).toEqual([
    { customer_id: '41 days late', state: 'retained', recurring: 10 },
    { customer_id: '60 days late, paid since', state: 'retained', recurring: 10 },
    { customer_id: 'may renew', state: 'undetermined', recurring: 0 },
  ])
  const [received] = await engine.read(
    sql`SELECT CAST(sum(net) AS DOUBLE) AS net FROM ${purchase} WHERE paid_on <= DATE '2024-12-31'`,
  )
  expect(received).toEqual({ net: 480 })
  expect(engine.violations).toEqual([])
})
