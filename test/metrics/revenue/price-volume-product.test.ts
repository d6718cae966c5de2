import { expect, it } from 'vitest'
import { priceVolumeProduct } from '../../../src/metrics/revenue/price-volume-product.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf, variantOf } from '../measured.js'
import { contract, yearEnd } from './contract.js'

const rows = [
  contract('dearer', '2023-06-01', '2024-03-01', 100, { seats: 10 }),
  contract('dearer', '2024-03-01', null, 120, { seats: 10 }),
  contract('larger', '2023-06-01', '2024-03-01', 100, { seats: 10 }),
  contract('larger', '2024-03-01', null, 150, { seats: 15 }),
  contract('broader', '2023-06-01', null, 100, { seats: 10 }),
  contract('broader', '2024-04-01', null, 20, { seats: 10, plan: 'add-on' }),
  contract('smaller', '2023-06-01', '2024-05-01', 100, { seats: 10 }),
  contract('smaller', '2024-05-01', null, 70, { seats: 7 }),
]

it('of 20 + 50 + 20 = 90 of expansion, 20 is price, 50 seats, 20 product', async () => {
  const result = known(await measured(priceVolumeProduct, { subscriptions: rows }, yearEnd))
  expect([result.value, result.n]).toEqual([20 / 90, 3])
  expect(['seats', 'product', 'plan-change', 'unsplit'].map((key) => variantOf(result, key).value)).toEqual([
    50 / 90,
    20 / 90,
    0,
    0,
  ])
  expect(variantOf(result, 'expansion').value).toBe(90)
  expect(rowsOf(result, 'parts')[1]).toEqual({
    part: 'part-seats',
    expanded: 50,
    share: 50 / 90,
    contracted: 30,
    change: 20,
  })
  expect(rowsOf(result, 'months').map((row) => [row['month'], row['total']])).toEqual([
    ['2024-03-31', 70],
    ['2024-04-30', 20],
    ['2024-05-31', -30],
  ])
})

it('cuts by segment: the expansion of the north, 20 + 50, and of the south, 20, add up to 90', async () => {
  const customers = ['dearer', 'larger', 'broader', 'smaller'].map((customer_id) => ({
    customer_id,
    region: customer_id === 'broader' ? 'south' : 'north',
  }))
  const result = known(await measured(priceVolumeProduct, { subscriptions: rows, customers }, yearEnd))
  expect(segmentsOf(result, 'region')).toMatchObject([
    { value: 'north', n: 2, expanded: 70, price: 20, seats: 50, product: 0, plan_change: 0, unsplit: 0 },
    { value: 'south', n: 1, expanded: 20, price: 0, seats: 0, product: 20 },
  ])
})

it('says what cannot be split: with 10 more from rows without seats, price is between 20 and 30 of 100', async () => {
  const bare = [contract('bare', '2023-06-01', '2024-06-01', 30), contract('bare', '2024-06-01', null, 40)]
  const result = known(await measured(priceVolumeProduct, { subscriptions: [...rows, ...bare] }, yearEnd))
  expect(result.value).toBe(0.2)
  expect(noteOf(result, 'expansion-not-split')).toEqual({ share: 0.1, high: 0.3 })
})

it('is unknown without any seats, and where nothing expanded', async () => {
  const bare = [contract('bare', '2023-06-01', '2024-06-01', 30), contract('bare', '2024-06-01', null, 40)]
  expect(because(await measured(priceVolumeProduct, { subscriptions: bare }, yearEnd))).toBe('no-seats')
  expect(because(await measured(priceVolumeProduct, { subscriptions: rows.slice(6) }, yearEnd))).toBe(
    'nothing-expanded',
  )
})
