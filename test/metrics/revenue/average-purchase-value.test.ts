import { expect, it } from 'vitest'
import { averagePurchaseValue } from '../../../src/metrics/revenue/average-purchase-value.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf, variantOf } from '../measured.js'

const paid = (customer_id: string, paid_on: string, amount: number, more = {}) => ({
  customer_id,
  paid_on,
  amount,
  ...more,
})
const payments = [
  paid('a', '2024-03-01', 60),
  paid('a', '2024-03-01', 40, { kind: 'training' }),
  paid('b', '2024-03-01', 113, { tax: 13 }),
  paid('c', '2024-04-01', 10),
  paid('d', '2024-04-01', 20),
  paid('e', '2024-04-01', 300),
  paid('e', '2024-05-01', 30, { kind: 'refund' }),
  paid('a', '2023-03-01', 999),
]
const yearEnd = { as_of: '2024-12-31' } as const

it('(60 + 40) + 100 + 10 + 20 + 300 − 30 = 500 over 5 purchases is 100; the median is 100 too', async () => {
  const result = known(await measured(averagePurchaseValue, { payments }, yearEnd))
  expect([result.value, result.n]).toEqual([100, 5])
  expect(variantOf(result, 'median').value).toBe(100)
  expect(variantOf(result, 'one-off')).toMatchObject({ value: null, n: 1 })
  expect(noteOf(result, 'thin-evidence')).toEqual({ n: 5 })
})

it('by month, the average empty below 5 purchases; the refund in its own month', async () => {
  const result = known(await measured(averagePurchaseValue, { payments }, yearEnd))
  expect(rowsOf(result, 'months')).toEqual([
    { month: '2024-03-31', purchases: 2, revenue: 200, average: null },
    { month: '2024-04-30', purchases: 3, revenue: 330, average: null },
    { month: '2024-05-31', purchases: 0, revenue: -30, average: null },
  ])
})

it('has segments that add up', async () => {
  const attributes = [
    { customer_id: 'a', attribute: 'size', value: 'x' },
    { customer_id: 'e', attribute: 'size', value: 'y' },
  ]
  const result = known(await measured(averagePurchaseValue, { payments, attributes }, yearEnd))
  expect(segmentsOf(result, 'size').reduce((sum, row) => sum + Number(row['total']), 0)).toBe(500)
})

it('bounds the median: by the 2nd and 9th of ten customers, wider where five of them bought the ten', async () => {
  const ten = (who: (k: number) => string) =>
    Array.from({ length: 10 }, (_, k) => paid(who(k), `2024-03-${10 + k}`, 10 * (k + 1)))
  const alone = known(await measured(averagePurchaseValue, { payments: ten((k) => `c${k}`) }, yearEnd))
  expect(variantOf(alone, 'median')).toMatchObject({
    value: 55,
    n: 10,
    interval: { low: 20, high: 90, method: 'order-statistics' },
  })
  // Ten values of five customers, two each on the same side but for one: worth fewer than 6, so nothing is claimed.
  const pairs = known(await measured(averagePurchaseValue, { payments: ten((k) => `c${k >> 1}`) }, yearEnd))
  expect(variantOf(pairs, 'median').interval).toBeUndefined()
})

it('is refused below 5 purchases and unknown without any in the window', async () => {
  expect(because(await measured(averagePurchaseValue, { payments: payments.slice(0, 4) }, yearEnd))).toBe('too-few')
  expect(because(await measured(averagePurchaseValue, { payments }, { as_of: '2025-12-31' }))).toBe(
    'no-payments-in-window',
  )
})
