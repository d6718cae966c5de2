import { expect, it } from 'vitest'
import { purchaseFrequency } from '../../../src/metrics/revenue/purchase-frequency.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf, variantOf } from '../measured.js'

const paid = (customer_id: string, paid_on: string, more = {}) => ({ customer_id, paid_on, amount: 10, ...more })
const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12']
const payments = [
  paid('monthly', '2023-06-01'),
  ...months.map((month) => paid('monthly', `2024-${month}-01`)),
  ...['a', 'b', 'c', 'd'].map((id) => paid(id, '2024-03-01')),
  paid('a', '2024-03-01', { kind: 'training' }),
  paid('b', '2024-04-01', { kind: 'training' }),
  paid('c', '2024-04-01', { kind: 'refund' }),
  paid('d', '2024-04-01', { status: 'refunded' }),
]
const yearEnd = { as_of: '2024-12-31' } as const

it('12 by the monthly payer, a’s two of one day as one, b 2, c and d 1 (refunds are none): 17 ÷ 5 = 3.4', async () => {
  const result = known(await measured(purchaseFrequency, { payments }, yearEnd))
  expect([result.value, result.n]).toEqual([3.4, 5])
  expect(rowsOf(result, 'times')).toEqual([
    { purchases: 1, customers: 3 },
    { purchases: 2, customers: 1 },
    { purchases: 12, customers: 1 },
  ])
  expect(noteOf(result, 'thin-evidence')).toEqual({ n: 5 })
})

it('without recurring charges: 2 trainings by 2 customers, too few to say; 5 trainings by 5 are 1', async () => {
  const few = known(await measured(purchaseFrequency, { payments }, yearEnd))
  expect(variantOf(few, 'one-off')).toMatchObject({ value: null, n: 2 })
  const more = ['c', 'd', 'monthly'].map((id) => paid(id, '2024-06-01', { kind: 'training' }))
  const enough = known(await measured(purchaseFrequency, { payments: [...payments, ...more] }, yearEnd))
  expect(variantOf(enough, 'one-off')).toMatchObject({ value: 1, n: 5 })
})

it('has segments that add up', async () => {
  const attributes = [
    { customer_id: 'monthly', attribute: 'size', value: 'x' },
    { customer_id: 'a', attribute: 'size', value: 'y' },
  ]
  const result = known(await measured(purchaseFrequency, { payments, attributes }, yearEnd))
  expect(segmentsOf(result, 'size').reduce((sum, row) => sum + Number(row['total']), 0)).toBe(17)
})

it('is refused below 5 customers and unknown without purchases in the window', async () => {
  expect(because(await measured(purchaseFrequency, { payments: payments.slice(0, 14) }, yearEnd))).toBe('too-few')
  expect(because(await measured(purchaseFrequency, { payments }, { as_of: '2025-12-31' }))).toBe(
    'no-payments-in-window',
  )
})
