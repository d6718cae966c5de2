import { expect, it } from 'vitest'
import { productAffinity } from '../../../src/metrics/revenue/product-affinity.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf } from '../measured.js'
import { contract, crowd, yearEnd } from './contract.js'

const subscriptions = [
  ...crowd('x', 10, '2023-01-01', 10),
  ...crowd('x', 5, '2023-06-01', 2, { plan: 'reports' }),
  contract('y', '2023-01-01', '2024-06-01', 10),
  contract('y', '2024-06-01', null, 20, { plan: 'pro' }),
]
const payments = [
  { customer_id: 'x1', paid_on: '2024-04-01', amount: 5, kind: 'training' },
  { customer_id: 'x2', paid_on: '2023-04-01', amount: 5, kind: 'training' },
  { customer_id: 'x6', paid_on: '2024-04-01', amount: 5, kind: 'service', product: 'migration' },
]

it('of 11, five hold reports beside basic and one a migration: 6 ÷ 11; a plan exchanged for another is no pair', async () => {
  const result = known(await measured(productAffinity, { subscriptions, payments }, yearEnd))
  expect([result.value, result.n]).toEqual([6 / 11, 11])
  expect(noteOf(result, 'thin-evidence')).toEqual({ n: 11 })
})

it('lift of basic and reports is 5 × 11 ÷ (10 × 5) = 1.1; pairs of fewer than 5 have none', async () => {
  const result = known(await measured(productAffinity, { subscriptions, payments }, yearEnd))
  expect(rowsOf(result, 'pairs').map((row) => Object.values(row))).toEqual([
    ['basic', 'reports', 5, 0.5, 1, 1.1],
    ['basic', 'kind-training', 1, 0.1, 1, null],
    ['basic', 'migration', 1, 0.1, 1, null],
    ['kind-training', 'reports', 1, 1, 0.2, null],
  ])
})

it('has segments that add up', async () => {
  const attributes = [
    { customer_id: 'x1', attribute: 'size', value: 'a' },
    { customer_id: 'x9', attribute: 'size', value: 'b' },
  ]
  const result = known(await measured(productAffinity, { subscriptions, payments, attributes }, yearEnd))
  expect(segmentsOf(result, 'size').reduce((sum, row) => sum + Number(row['n']), 0)).toBe(11)
})

it('is unknown where nothing bears a name, and without customers at the cut', async () => {
  const nameless = crowd('x', 6, '2023-01-01', 10, { plan: null })
  expect(because(await measured(productAffinity, { subscriptions: nameless }, yearEnd))).toBe('no-plans')
  const gone = [contract('a', '2023-01-01', '2024-06-01', 10)]
  expect(because(await measured(productAffinity, { subscriptions: gone }, yearEnd))).toBe('no-customers-at-cut')
})
