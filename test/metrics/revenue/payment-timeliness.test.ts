import { expect, it } from 'vitest'
import { paymentTimeliness } from '../../../src/metrics/revenue/payment-timeliness.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf, variantOf } from '../measured.js'

const due = (customer_id: string, due_on: string, paid_on: string | null, amount = 10) => ({
  customer_id,
  due_on,
  paid_on,
  amount,
})
const payments = [
  due('a', '2024-03-10', '2024-03-10', 50),
  due('b', '2024-03-10', '2024-03-01'),
  due('c', '2024-03-10', '2024-03-20'),
  due('d', '2024-11-01', null, 20),
  due('e', '2024-12-31', '2025-01-02'),
  due('f', '2025-01-10', '2024-12-30'),
  due('g', '2023-12-31', '2024-02-01'),
  due('h', '2023-06-30', null),
  { customer_id: 'i', paid_on: '2024-05-01', amount: 10 },
  { customer_id: 'a', due_on: '2024-03-10', paid_on: '2024-03-15', amount: 10, kind: 'refund' },
]
const yearEnd = { as_of: '2024-12-31' } as const

it('5 fell due in the window, 2 were paid in time: 40 %; 60 of 100 in money; d and e are open at the cut', async () => {
  const result = known(await measured(paymentTimeliness, { payments }, yearEnd))
  expect([result.value, result.n]).toEqual([0.4, 5])
  expect(variantOf(result, 'money').value).toBe(0.6)
  expect(variantOf(result, 'unpaid').value).toBe(0.4)
  expect(noteOf(result, 'thin-evidence')).toEqual({ n: 5 })
})

it('days late 0, 0, 10, 60 so far, 0 so far: mean 14; 90 % stay within 10 + 0.6 × 50 = 40', async () => {
  const result = known(await measured(paymentTimeliness, { payments }, yearEnd))
  expect(variantOf(result, 'mean-late').value).toBe(14)
  expect(variantOf(result, 'p90-late').value).toBeCloseTo(40, 9)
})

it('ages what is open at the cut, whenever it fell due: e 0 days, d 60, h 550', async () => {
  const result = known(await measured(paymentTimeliness, { payments }, yearEnd))
  expect(rowsOf(result, 'open')).toEqual([
    { overdue: 'late-30', invoices: 1, customers: 1, amount: 10 },
    { overdue: 'late-60', invoices: 1, customers: 1, amount: 20 },
    { overdue: 'late-over', invoices: 1, customers: 1, amount: 10 },
  ])
})

it('has segments that add up', async () => {
  const attributes = [
    { customer_id: 'a', attribute: 'size', value: 'x' },
    { customer_id: 'c', attribute: 'size', value: 'y' },
  ]
  const result = known(await measured(paymentTimeliness, { payments, attributes }, yearEnd))
  expect(segmentsOf(result, 'size').reduce((sum, row) => sum + Number(row['n']), 0)).toBe(5)
})

it('is refused below 5 and unknown without due dates in the window', async () => {
  expect(because(await measured(paymentTimeliness, { payments: payments.slice(0, 4) }, yearEnd))).toBe('too-few')
  expect(because(await measured(paymentTimeliness, { payments: payments.slice(8, 9) }, yearEnd))).toBe('no-due-dates')
})
