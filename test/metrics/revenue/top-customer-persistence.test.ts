import { expect, it } from 'vitest'
import { topCustomerPersistence } from '../../../src/metrics/revenue/top-customer-persistence.js'
import { because, known, measured, rowsOf, variantOf } from '../measured.js'
import { contract, crowd, yearEnd } from './contract.js'

const base = [
  ...crowd('t', 8, '2023-01-01', 10),
  contract('leaves', '2023-01-01', '2024-05-01', 30),
  contract('shrinks', '2023-01-01', '2024-05-01', 30),
  contract('shrinks', '2024-05-01', null, 1),
  contract('small', '2023-01-01', null, 5),
  contract('joins', '2024-05-01', null, 90),
]

it('of the ten largest 8 × 10, 30, 30 eight are still there; one pays 1 and is 11th, one left: 8 ÷ 10', async () => {
  const result = known(await measured(topCustomerPersistence, { subscriptions: base }, yearEnd))
  expect([result.value, result.n]).toEqual([0.8, 10])
  expect(variantOf(result, 'kept').value).toBe(0.9)
  expect(variantOf(result, 'money').value).toBe(81 / 140)
})

it('shows both places: the leaver none, the shrunk behind joins, eight of 10 and small', async () => {
  const result = known(await measured(topCustomerPersistence, { subscriptions: base }, yearEnd))
  expect(rowsOf(result, 'largest').slice(0, 3)).toEqual([
    { place: 1, place_now: null, customer: 'leaves', name: null, opening: 30, closing: 0 },
    { place: 2, place_now: 11, customer: 'shrinks', name: null, opening: 30, closing: 1 },
    { place: 3, place_now: 2, customer: 't1', name: null, opening: 10, closing: 10 },
  ])
})

it('is unknown without customers at the start', async () => {
  const young = [contract('a', '2024-03-01', null, 10)]
  expect(because(await measured(topCustomerPersistence, { subscriptions: young }, yearEnd))).toBe(
    'no-customers-at-start',
  )
})
