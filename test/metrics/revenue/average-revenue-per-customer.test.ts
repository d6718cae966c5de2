import { expect, it } from 'vitest'
import { averageRevenuePerCustomer } from '../../../src/metrics/revenue/average-revenue-per-customer.js'
import { because, known, measured, rowsOf, segmentsOf, variantOf } from '../measured.js'
import { contract, crowd, yearEnd } from './contract.js'

const rows = [...crowd('small', 4, '2023-01-01', 10), contract('large', '2023-01-01', null, 160)]
const payments = ['small1', 'small2', 'small3', 'small4', 'large'].map((customer_id, index) => ({
  customer_id,
  paid_on: '2024-05-01',
  amount: 120 * (index + 1),
}))

it('is (4 × 10 + 160) ÷ 5 = 40, while the median customer pays 10', async () => {
  const result = known(await measured(averageRevenuePerCustomer, { subscriptions: rows }, yearEnd))
  expect([result.value, result.n, variantOf(result, 'median').value]).toEqual([40, 5, 10])
  expect(rowsOf(result, 'months').at(-1)).toEqual({ month: '2024-12-31', customers: 5, recurring: 200, average: 40 })
})

it('bounds the median of 10, 20, … 100 by the 2nd and the 9th: P(fewer than 2 of 10 below) = 11 ÷ 1024', async () => {
  const ten = Array.from({ length: 10 }, (_, k) => contract(`c${k}`, '2023-01-01', null, 10 * (k + 1)))
  const result = known(await measured(averageRevenuePerCustomer, { subscriptions: ten }, yearEnd))
  expect(variantOf(result, 'median')).toMatchObject({ value: 55, n: 10, interval: { low: 20, high: 90 } })
  const five = known(await measured(averageRevenuePerCustomer, { subscriptions: rows }, yearEnd))
  expect(variantOf(five, 'median').interval).toBeUndefined()
})

it('counts money received beside it: (120 + 240 + 360 + 480 + 600) ÷ 5 ÷ 12 = 30', async () => {
  const result = known(await measured(averageRevenuePerCustomer, { subscriptions: rows, payments }, yearEnd))
  expect(variantOf(result, 'received')).toMatchObject({ value: 30, n: 5 })
})

it('shows no average of a segment of fewer than 5, and totals that add up', async () => {
  const attributes = [{ customer_id: 'large', attribute: 'size', value: 'big' }]
  const two = [...attributes, { customer_id: 'small1', attribute: 'size', value: 'little' }]
  const result = known(await measured(averageRevenuePerCustomer, { subscriptions: rows, attributes: two }, yearEnd))
  const cut = segmentsOf(result, 'size')
  expect(cut.map((row) => row['average'])).toEqual([null, null, null])
  expect(cut.reduce((sum, row) => sum + Number(row['total']), 0)).toBe(200)
})

it('is unknown without a customer at the cut', async () => {
  const gone = [contract('a', '2023-01-01', '2024-06-01', 10)]
  expect(because(await measured(averageRevenuePerCustomer, { subscriptions: gone }, yearEnd))).toBe(
    'no-customers-at-cut',
  )
})
