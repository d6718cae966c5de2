import { expect, it } from 'vitest'
import { existingCustomerRevenueShare } from '../../../src/metrics/revenue/existing-customer-revenue-share.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf, variantOf } from '../measured.js'

const paid = (customer_id: string, paid_on: string, amount: number) => ({ customer_id, paid_on, amount })
const payments = [
  ...['a', 'b', 'c'].flatMap((id) => [paid(id, '2023-12-31', 500), paid(id, '2024-05-10', 100)]),
  paid('d', '2024-01-01', 40),
  paid('e', '2024-05-20', 160),
]
const yearEnd = { as_of: '2024-12-31' } as const

it('a, b, c paid on the day before the window: 300 of 500, 3 of 5 customers', async () => {
  const result = known(await measured(existingCustomerRevenueShare, { payments }, yearEnd))
  expect([result.value, result.n]).toEqual([0.6, 5])
  expect(variantOf(result, 'customers')).toMatchObject({ value: 0.6, n: 5 })
  expect(noteOf(result, 'thin-evidence')).toEqual({ n: 5 })
})

it('by month: January all new, May 300 of 460', async () => {
  const result = known(await measured(existingCustomerRevenueShare, { payments }, yearEnd))
  expect(rowsOf(result, 'months')).toEqual([
    { month: '2024-01-31', existing: 0, new: 40, share: 0 },
    { month: '2024-05-31', existing: 300, new: 160, share: 300 / 460 },
  ])
})

it('has segments that add up', async () => {
  const attributes = [
    { customer_id: 'a', attribute: 'size', value: 'x' },
    { customer_id: 'e', attribute: 'size', value: 'y' },
  ]
  const result = known(await measured(existingCustomerRevenueShare, { payments, attributes }, yearEnd))
  const cut = segmentsOf(result, 'size')
  expect(cut.reduce((sum, row) => sum + Number(row['total']), 0)).toBe(500)
  expect(cut.reduce((sum, row) => sum + Number(row['existing']), 0)).toBe(300)
})

it('is unknown where the payments begin inside the window, and without any in it', async () => {
  const late = payments.slice(-2)
  expect(because(await measured(existingCustomerRevenueShare, { payments: late }, yearEnd))).toBe(
    'no-payments-before-window',
  )
  expect(because(await measured(existingCustomerRevenueShare, { payments }, { as_of: '2025-12-31' }))).toBe(
    'no-payments-in-window',
  )
})
