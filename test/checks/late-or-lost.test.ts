import { expect, it } from 'vitest'
import { lateOrLost } from '../../src/checks/late-or-lost.js'
import { findingsOf } from './findings.js'

const cut = { as_of: '2024-12-31' }

const paid = (customer_id: string, ...months: number[]) =>
  months.map((month) => {
    const day = `2024-${String(month).padStart(2, '0')}-10`
    return { customer_id, due_on: day, paid_on: day, amount: 10 }
  })
const open = (customer_id: string, due_on: string, paid_on: string | null = null) => ({
  customer_id,
  due_on,
  paid_on,
  amount: 10,
})

const payments = [
  ...paid('pays', 10, 11, 12),
  open('pays', '2024-11-20'),
  ...paid('lost', 8, 9, 10),
  open('lost', '2024-11-10'),
  open('lost', '2024-12-10', '2025-01-20'),
  ...paid('may renew', 9, 10, 11),
  open('may renew', '2024-12-10'),
  open('new', '2024-12-10'),
  ...paid('gone long ago', 3, 4, 5),
  open('gone long ago', '2024-06-10'),
  ...paid('gone for good', 8, 9, 10),
]

it('late-or-lost: names who is not counted at the cut and has a charge open for what follows', async () => {
  expect(await findingsOf(lateOrLost, { payments }, cut)).toEqual([
    {
      code: 'late-or-lost',
      severity: 'warning',
      args: { lost: 1, undetermined: 1, newcomers: 1 },
      dataset: 'payments',
      rows: 4,
      money: 40,
    },
  ])
})

it('late-or-lost: where periods are stated, those overdue for more than 60 days', async () => {
  const year = (customer_id: string, start: string, end: string, paid_on: string | null) => ({
    ...open(customer_id, start, paid_on),
    period_start: start,
    period_end: end,
  })
  const periods = [
    year('72 days late', '2023-10-20', '2024-10-20', '2023-10-20'),
    year('72 days late', '2024-10-20', '2025-10-20', null),
    year('21 days late', '2023-12-10', '2024-12-10', '2023-12-10'),
    year('21 days late', '2024-12-10', '2025-12-10', null),
  ]
  const [finding] = await findingsOf(lateOrLost, { payments: periods }, cut)
  expect(finding).toMatchObject({ args: { lost: 1, undetermined: 0, newcomers: 0 }, rows: 1 })
})

it('late-or-lost: is silent where subscriptions say who is a customer, or everything due was paid', async () => {
  const subscriptions = [{ customer_id: 'lost', started_on: '2024-01-10', ended_on: '2024-11-10', monthly_amount: 10 }]
  expect(await findingsOf(lateOrLost, { payments, subscriptions }, cut)).toEqual([])
  expect(await findingsOf(lateOrLost, { payments: paid('pays', 10, 11, 12) }, cut)).toEqual([])
})
