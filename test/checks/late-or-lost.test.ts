import { expect, it } from 'vitest'
import { lateOrLost } from '../../src/checks/late-or-lost.js'
import { findingsOf } from './findings.js'

const cut = { as_of: '2024-12-31' }

const charge = (
  customer_id: string,
  period_start: string,
  period_end: string,
  paid_on: string | null,
  amount = 10,
) => ({
  customer_id,
  due_on: period_start,
  paid_on,
  amount,
  period_start,
  period_end,
})

const payments = [
  charge('pays', '2024-12-10', '2025-01-10', '2024-12-10'),
  charge('pays', '2024-11-10', '2024-12-10', null),
  charge('lost', '2024-10-10', '2024-11-10', '2024-10-10'),
  charge('lost', '2024-11-10', '2024-12-10', null),
  charge('lost', '2024-12-10', '2025-01-10', '2025-01-20'),
  charge('may renew', '2024-11-10', '2024-12-10', '2024-11-10'),
  charge('may renew', '2024-12-10', '2025-01-10', null),
  charge('new', '2024-12-10', '2025-12-10', null, 120),
  charge('gone long ago', '2024-05-10', '2024-06-10', '2024-05-10'),
  charge('gone long ago', '2024-06-10', '2024-07-10', null),
  charge('gone for good', '2024-10-10', '2024-11-10', '2024-10-10'),
]

it('late-or-lost: names who is not counted at the cut and has a charge open for what follows', async () => {
  expect(await findingsOf(lateOrLost, { payments }, cut)).toEqual([
    {
      code: 'late-or-lost',
      severity: 'warning',
      args: { lost: 1, undetermined: 1, newcomers: 1 },
      dataset: 'payments',
      rows: 4,
      money: 150,
    },
  ])
})

it('late-or-lost: is silent where subscriptions say who is a customer, or everything due was paid', async () => {
  const subscriptions = [{ customer_id: 'lost', started_on: '2024-01-10', ended_on: '2024-11-10', monthly_amount: 10 }]
  expect(await findingsOf(lateOrLost, { payments, subscriptions }, cut)).toEqual([])
  expect(await findingsOf(lateOrLost, { payments: payments.slice(0, 1) }, cut)).toEqual([])
})
