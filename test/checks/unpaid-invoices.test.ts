import { expect, it } from 'vitest'
import { unpaidInvoices } from '../../src/checks/unpaid-invoices.js'
import { findingsOf } from './findings.js'

const cut = { as_of: '2024-12-31' }

const invoice = (due_on: string, paid_on: string | null, amount: number) => ({
  customer_id: 'a',
  due_on,
  paid_on,
  amount,
})

it('unpaid-invoices: counts those due by the cut that were never paid', async () => {
  const payments = [
    invoice('2024-12-31', null, 100),
    invoice('2024-05-10', null, 20),
    invoice('2025-01-01', null, 400),
    invoice('2024-05-10', '2024-08-01', 800),
  ]
  expect(await findingsOf(unpaidInvoices, { payments }, cut)).toEqual([
    { code: 'unpaid-invoices', severity: 'warning', args: { rows: 2 }, dataset: 'payments', rows: 2, money: 120 },
  ])
})

it('unpaid-invoices: is silent where everything due was paid', async () => {
  expect(await findingsOf(unpaidInvoices, { payments: [invoice('2024-05-10', '2024-08-01', 800)] }, cut)).toEqual([])
})
