import { expect, it } from 'vitest'
import { orphanCustomers } from '../../src/checks/orphan-customers.js'
import { findingsOf } from './findings.js'

const cut = { as_of: '2024-12-31' }

const payments = [
  { customer_id: 'known', paid_on: '2024-05-10', amount: 1 },
  { customer_id: 'stranger', paid_on: '2024-05-10', amount: 30 },
  { customer_id: 'stranger', paid_on: '2024-06-10', amount: 10, kind: 'refund' },
  { customer_id: 'after the cut', paid_on: '2025-01-01', amount: 99 },
]
const logins = [{ customer_id: 'user', logged_in_at: '2024-05-10 00:00:00' }]

it('orphan-customers: counts ids that pay or use and are not exported, with their money', async () => {
  expect(await findingsOf(orphanCustomers, { customers: [{ customer_id: 'known' }], payments, logins }, cut)).toEqual([
    {
      code: 'orphan-customers',
      severity: 'warning',
      args: { customers: 2, example: 'stranger' },
      dataset: 'customers',
      rows: 2,
      money: 20,
    },
  ])
})

it('orphan-customers: is silent where all are known, and where no customers were exported', async () => {
  const customers = ['known', 'stranger', 'user'].map((customer_id) => ({ customer_id }))
  expect(await findingsOf(orphanCustomers, { customers, payments, logins }, cut)).toEqual([])
  expect(await findingsOf(orphanCustomers, { payments, logins }, cut)).toEqual([])
})
