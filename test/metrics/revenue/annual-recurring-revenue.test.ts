import { expect, it } from 'vitest'
import { annualRecurringRevenue } from '../../../src/metrics/revenue/annual-recurring-revenue.js'
import { because, known, measured, rowsOf, segmentsOf, variantOf } from '../measured.js'
import { contract, yearEnd } from './contract.js'

const rows = [contract('a', '2023-01-01', null, 100), contract('b', '2024-10-01', null, 50)]

it('is (100 + 50) × 12 = 1,800, against 100 × 12 = 1,200 a year before: + 50 %', async () => {
  const result = known(await measured(annualRecurringRevenue, { subscriptions: rows }, yearEnd))
  expect([result.value, result.n]).toEqual([1800, 2])
  expect(variantOf(result, 'year-before').value).toBe(1200)
  expect(variantOf(result, 'growth').value).toBe(0.5)
  expect(rowsOf(result, 'months').at(-1)).toEqual({ month: '2024-12-31', recurring: 1800, customers: 2 })
})

it('adds up the twelve month-ends: 9 × 100 + 3 × 150 = 1,350', async () => {
  const result = known(await measured(annualRecurringRevenue, { subscriptions: rows }, yearEnd))
  expect(variantOf(result, 'twelve').value).toBe(1350)
})

it('has segments that add up', async () => {
  const attributes = [
    { customer_id: 'a', attribute: 'size', value: 'large' },
    { customer_id: 'b', attribute: 'size', value: 'small' },
  ]
  const result = known(await measured(annualRecurringRevenue, { subscriptions: rows, attributes }, yearEnd))
  expect(segmentsOf(result, 'size').map((row) => [row['value'], row['recurring'], row['share']])).toEqual([
    ['large', 1200, 1200 / 1800],
    ['small', 600, 600 / 1800],
  ])
})

it('knows no year before where the data begin inside the window, and nothing where nothing recurs', async () => {
  const young = known(
    await measured(annualRecurringRevenue, { subscriptions: [contract('a', '2024-06-01', null, 10)] }, yearEnd),
  )
  expect(['year-before', 'growth', 'twelve'].map((key) => variantOf(young, key).value)).toEqual([null, null, null])
  const trial = [contract('a', '2024-06-01', null, 10, { status: 'trial' })]
  expect(because(await measured(annualRecurringRevenue, { subscriptions: trial }, yearEnd))).toBe(
    'no-recurring-revenue',
  )
})
