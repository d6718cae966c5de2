import { expect, it } from 'vitest'
import { lossOfTopCustomers } from '../../../src/metrics/revenue/loss-of-top-customers.js'
import { because, known, measured, noteOf, rowsOf, variantOf } from '../measured.js'
import { contract, crowd, yearEnd } from './contract.js'

const base = [
  contract('a', '2023-01-01', null, 60),
  contract('b', '2023-01-01', '2024-07-01', 30),
  ...crowd('s', 8, '2023-01-01', 10),
  contract('small', '2023-01-01', '2024-03-01', 5),
]

it('of the ten largest (60 + 30 + 80 = 170) b is lost: 30 ÷ 170; the eleventh, also lost, does not count', async () => {
  const result = known(await measured(lossOfTopCustomers, { subscriptions: base }, yearEnd))
  expect([result.value, result.n]).toEqual([30 / 170, 10])
  expect(variantOf(result, 'lost').value).toBe(1)
  expect(rowsOf(result, 'lost').map((row) => [row['place'], row['customer'], row['share']])).toEqual([
    [2, 'b', 30 / 175],
    [11, 'small', 5 / 175],
  ])
})

it('stress test: a leaves, 80 of 140 stay; at 24 ÷ 12 = 2 won a month it takes 30 months', async () => {
  const won = contract('s9', '2024-02-01', null, 24)
  const result = known(await measured(lossOfTopCustomers, { subscriptions: [...base, won] }, yearEnd))
  expect(rowsOf(result, 'scenario')[0]).toEqual({
    top: 1,
    recurring: 60,
    share: 60 / 164,
    remaining: 104,
    replaced_in: 30,
  })
})

it('leaves a renewal still open at the cut on neither side: 30 ÷ (170 − 60), between 30 ÷ 170 and 90 ÷ 170', async () => {
  const open = [contract('a', '2023-01-01', '2024-12-20', 60), ...base.slice(1)]
  const result = known(await measured(lossOfTopCustomers, { subscriptions: open }, { ...yearEnd, grace_days: 30 }))
  expect([result.value, result.n]).toEqual([30 / 110, 9])
  expect(noteOf(result, 'undetermined-at-cut')).toEqual({ customers: 1, low: 30 / 170, high: 90 / 170 })
})

it('is unknown without customers at the start', async () => {
  const young = [contract('a', '2024-03-01', null, 10)]
  expect(because(await measured(lossOfTopCustomers, { subscriptions: young }, yearEnd))).toBe('no-customers-at-start')
})
