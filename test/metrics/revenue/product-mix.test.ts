import { expect, it } from 'vitest'
import { productMix } from '../../../src/metrics/revenue/product-mix.js'
import { because, known, measured, noteOf, rowsOf, variantOf } from '../measured.js'
import { contract, yearEnd } from './contract.js'

const rows = [
  contract('a', '2023-01-01', null, 30),
  contract('a', '2024-05-01', null, 60, { plan: 'pro' }),
  contract('b', '2023-01-01', '2024-05-01', 20, { plan: 'old' }),
  contract('c', '2024-05-01', null, 10, { plan: null }),
]

it('pro has 60 of 100; basic went from 30 of 50 to 30 of 100; old is gone; 10 name no plan', async () => {
  const result = known(await measured(productMix, { subscriptions: rows }, yearEnd))
  expect(result.value).toBe(0.6)
  expect(noteOf(result, 'largest-plan')).toEqual({ plan: 'pro' })
  expect(variantOf(result, 'unnamed').value).toBe(0.1)
  expect(rowsOf(result, 'plans').map((row) => Object.values(row))).toEqual([
    ['pro', 1, 60, 0.6, 0, 0, null],
    ['basic', 1, 30, 0.3, 30, 0.6, 0],
    ['', 1, 10, 0.1, 0, 0, null],
    ['old', 0, 0, 0, 20, 0.4, -1],
  ])
})

it('is unknown where no plan is named, and without customers at the cut', async () => {
  expect(because(await measured(productMix, { subscriptions: rows.slice(-1) }, yearEnd))).toBe('no-plans')
  expect(because(await measured(productMix, { subscriptions: rows.slice(2, 3) }, yearEnd))).toBe('no-customers-at-cut')
})
