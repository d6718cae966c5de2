import { expect, it } from 'vitest'
import { upgradeRate } from '../../../src/metrics/revenue/upgrade-rate.js'
import { because, known, measured, noteOf, segmentsOf, variantOf } from '../measured.js'
import { contract, crowd, yearEnd } from './contract.js'

const at = (customer: string, from: string, to: string | null, amount: number, seats: number, plan = 'basic') =>
  contract(customer, from, to, amount, { seats, plan })
const rows = [
  ...crowd('steady', 6, '2023-01-01', 10, { seats: 1 }),
  at('dearer', '2023-01-01', '2024-03-01', 10, 1),
  at('dearer', '2024-03-01', null, 12, 1),
  at('larger', '2023-01-01', '2024-03-01', 10, 1),
  at('larger', '2024-03-01', '2024-06-01', 20, 2),
  at('larger', '2024-06-01', '2024-09-01', 30, 3),
  at('higher', '2023-01-01', '2024-03-01', 20, 2),
  at('higher', '2024-03-01', null, 20, 1, 'pro'),
  contract('smaller', '2023-01-01', '2024-03-01', 30, { seats: 3 }),
  contract('smaller', '2024-03-01', null, 20, { seats: 2 }),
  at('newcomer', '2024-02-01', '2024-05-01', 10, 1),
  at('newcomer', '2024-05-01', null, 20, 2),
]

it('of 10 at the start, 3 rose: in price, in seats (and left later), in plan at the same money: 30 %', async () => {
  const result = known(await measured(upgradeRate, { subscriptions: rows }, yearEnd))
  expect([result.value, result.n]).toEqual([0.3, 10])
})

it('without mere price rises 2 of 10; four months with an upgrade among 10', async () => {
  const result = known(await measured(upgradeRate, { subscriptions: rows }, yearEnd))
  expect(variantOf(result, 'without-price')).toMatchObject({ value: 0.2, n: 10 })
  expect(variantOf(result, 'per-customer').value).toBe(0.4)
})

it('口径 000.八: 4 upgraded, the newcomer too, of 12 registered', async () => {
  const ids = [...new Set(rows.map((row) => row['customer_id'])), 'never paid']
  const customers = ids.map((customer_id) => ({ customer_id: String(customer_id), signed_up_on: '2023-01-01' }))
  const result = known(await measured(upgradeRate, { subscriptions: rows, customers }, yearEnd))
  expect(variantOf(result, 'per-registered')).toMatchObject({ value: 4 / 12, n: 12 })
})

it('does not say who only paid more where rows state no seats', async () => {
  const bare = [contract('bare', '2023-01-01', '2024-03-01', 10), contract('bare', '2024-03-01', null, 12)]
  const result = known(await measured(upgradeRate, { subscriptions: [...rows, ...bare] }, yearEnd))
  expect(variantOf(result, 'without-price').value).toBeNull()
})

it('has segments that add up', async () => {
  const attributes = rows.map((row, index) => ({
    customer_id: String(row['customer_id']),
    attribute: 'side',
    value: index < 6 ? 'left' : 'right',
  }))
  const distinct = [...new Map(attributes.map((row) => [row.customer_id, row])).values()]
  const result = known(await measured(upgradeRate, { subscriptions: rows, attributes: distinct }, yearEnd))
  expect(segmentsOf(result, 'side').map((row) => [row['value'], row['n'], row['rate']])).toEqual([
    ['left', 6, 0],
    ['right', 4, null],
  ])
})

it('is thin below 20, refused below 5, unknown without customers at the start', async () => {
  const result = known(await measured(upgradeRate, { subscriptions: rows }, yearEnd))
  expect(noteOf(result, 'thin-evidence')).toEqual({ n: 10 })
  expect(because(await measured(upgradeRate, { subscriptions: rows.slice(0, 4) }, yearEnd))).toBe('too-few')
  expect(because(await measured(upgradeRate, { subscriptions: rows.slice(-2) }, yearEnd))).toBe('no-customers-at-start')
})
