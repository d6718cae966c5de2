import { expect, it } from 'vitest'
import { revenueConcentration } from '../../../src/metrics/revenue/revenue-concentration.js'
import { because, known, measured, rowsOf, variantOf } from '../measured.js'
import { contract, crowd, yearEnd } from './contract.js'

const base = [
  contract('a', '2023-01-01', null, 30),
  contract('b', '2023-01-01', null, 20),
  ...crowd('s', 10, '2023-01-01', 5),
]

it('12 customers, 100 in all: 1 pays 30 %, 5 pay 30 + 20 + 3 × 5 = 65 %, 10 pay 90 %', async () => {
  const result = known(await measured(revenueConcentration, { subscriptions: base }, yearEnd))
  expect([result.value, result.n]).toEqual([0.9, 12])
  expect(['largest', 'top-5', 'top-20'].map((key) => variantOf(result, key).value)).toEqual([0.3, 0.65, 1])
  expect(variantOf(result, 'dominant').value).toBe(2)
})

it('Herfindahl 0.3² + 0.2² + 10 × 0.05² = 0.155, as 1,550 points; 1 ÷ 0.155 = 6.45 equal customers', async () => {
  const result = known(await measured(revenueConcentration, { subscriptions: base }, yearEnd))
  expect(variantOf(result, 'herfindahl').value).toBeCloseTo(1550, 9)
  expect(variantOf(result, 'effective').value).toBeCloseTo(1 / 0.155, 9)
})

it('counts subsidiaries with their topmost parent, circles as one: s1 → a, b → s2 → a gives a 30 + 20 + 2 × 5 = 60', async () => {
  const parents = [
    { customer_id: 'a', name: 'Group' },
    { customer_id: 's1', parent_id: 'a' },
    { customer_id: 'b', parent_id: 's2' },
    { customer_id: 's2', parent_id: 'a' },
    { customer_id: 's3', parent_id: 's4' },
    { customer_id: 's4', parent_id: 's3' },
  ]
  const result = known(await measured(revenueConcentration, { subscriptions: base, customers: parents }, yearEnd))
  expect(result.n).toBe(8)
  expect(rowsOf(result, 'largest').slice(0, 3)).toEqual([
    { place: 1, customer: 'a', name: 'Group', customers: 4, recurring: 60, share: 0.6, cumulative: 0.6 },
    { place: 2, customer: 's3', name: null, customers: 2, recurring: 10, share: 0.1, cumulative: 0.7 },
    { place: 3, customer: 's10', name: null, customers: 1, recurring: 5, share: 0.05, cumulative: 0.75 },
  ])
})

it('draws the curve: the first 10 % of 12 customers are 2, the first half are 6', async () => {
  const result = known(await measured(revenueConcentration, { subscriptions: base }, yearEnd))
  const curve = Object.fromEntries(rowsOf(result, 'curve').map((row) => [row['share_customers'], row['share']]))
  expect([curve['0.1'], curve['0.5'], curve['1']]).toEqual([0.5, 0.7, 1])
})

it('stands beside the start of the window and money received: largest 30 ÷ 50 then, 300 ÷ 400 received', async () => {
  const subscriptions = [contract('a', '2023-01-01', null, 30), contract('b', '2023-01-01', '2024-06-01', 20)]
  const payments = [
    { customer_id: 'a', paid_on: '2024-03-01', amount: 100 },
    { customer_id: 'b', paid_on: '2024-03-01', amount: 300 },
    { customer_id: 'a', paid_on: '2023-03-01', amount: 900 },
  ]
  const result = known(await measured(revenueConcentration, { subscriptions, payments }, yearEnd))
  expect(rowsOf(result, 'tops')[0]).toEqual({
    top: 1,
    recurring: 30,
    share: 1,
    share_before: 0.6,
    share_received: 0.75,
  })
})

it('is unknown without a customer at the cut', async () => {
  const gone = [contract('a', '2023-01-01', '2024-06-01', 10)]
  expect(because(await measured(revenueConcentration, { subscriptions: gone }, yearEnd))).toBe('no-customers-at-cut')
})
