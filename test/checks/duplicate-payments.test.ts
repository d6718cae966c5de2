import { expect, it } from 'vitest'
import { duplicatePayments } from '../../src/checks/duplicate-payments.js'
import type { RawRow } from '../model/facts.js'
import { findingsOf } from './findings.js'

const cut = { as_of: '2024-12-31' }

const paid = (payment_id: string | null, amount: number, more: RawRow = {}): RawRow => ({
  customer_id: 'a',
  payment_id,
  paid_on: '2024-05-10',
  amount,
  ...more,
})

it('duplicate-payments: the same id again is an error, the same customer, day and amount without one a warning', async () => {
  const payments = [
    paid('p1', 100),
    paid('p1', 100),
    paid('p1', 40, { customer_id: 'b' }),
    paid('p2', 100),
    paid(null, 70),
    paid(null, 70),
  ]
  expect(await findingsOf(duplicatePayments, { payments }, cut)).toEqual([
    {
      code: 'duplicate-payments',
      severity: 'warning',
      args: { rows: 1, example: '' },
      dataset: 'payments',
      rows: 1,
      money: 70,
    },
    {
      code: 'duplicate-payment-ids',
      severity: 'error',
      args: { rows: 2, example: 'p1' },
      dataset: 'payments',
      rows: 2,
      money: 200,
    },
  ])
})

it('duplicate-payments: another id, day, amount or customer is another payment; what comes after the cut is not asked', async () => {
  const payments = [
    paid('p1', 70),
    paid('p2', 70),
    paid(null, 70),
    paid(null, 71),
    paid(null, 70, { paid_on: '2024-05-11' }),
    paid(null, 70, { customer_id: 'b' }),
    paid('late', 70, { paid_on: '2025-01-10' }),
    paid('late', 70, { paid_on: '2025-01-10' }),
  ]
  expect(await findingsOf(duplicatePayments, { payments }, cut)).toEqual([])
})
