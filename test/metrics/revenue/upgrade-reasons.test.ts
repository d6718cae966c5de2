import { expect, it } from 'vitest'
import { upgradeReasons } from '../../../src/metrics/revenue/upgrade-reasons.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf, variantOf } from '../measured.js'
import { contract, yearEnd } from './contract.js'

const upgrade = (customer: string, by: number, change_reason: string | null) => [
  contract(customer, '2023-01-01', '2024-04-10', 10),
  contract(customer, '2024-04-10', null, 10 + by, { change_reason }),
]
const rows = [
  ...upgrade('a', 5, 'more users'),
  ...upgrade('b', 5, 'more users'),
  ...upgrade('c', 5, 'more users'),
  ...upgrade('d', 9, 'reporting'),
  ...upgrade('e', 1, 'reporting'),
  ...upgrade('f', 2, null),
  ...upgrade('g', -3, 'too dear'),
]

it('of 5 upgrades with a reason 3 are more users: 60 %; 5 of 6 state one; a reduction is no upgrade', async () => {
  const result = known(await measured(upgradeReasons, { subscriptions: rows }, yearEnd))
  expect([result.value, result.n]).toEqual([0.6, 5])
  expect(variantOf(result, 'stated')).toMatchObject({ value: 5 / 6, n: 6 })
  expect(rowsOf(result, 'reasons')).toEqual([
    { reason: 'more users', upgrades: 3, share: 0.6, customers: 3, change: 15 },
    { reason: 'reporting', upgrades: 2, share: 0.4, customers: 2, change: 10 },
    { reason: 'not-stated', upgrades: 1, share: null, customers: 1, change: 2 },
  ])
  expect(noteOf(result, 'thin-evidence')).toEqual({ n: 5 })
})

it('cuts the first reason by segment: none of 2 in the south, 3 of 3 in the north, too few for a rate', async () => {
  const customers = ['a', 'b', 'c', 'd', 'e'].map((customer_id, k) => ({
    customer_id,
    region: k < 3 ? 'north' : 'south',
  }))
  const result = known(await measured(upgradeReasons, { subscriptions: rows, customers }, yearEnd))
  expect(segmentsOf(result, 'region').map((row) => [row['value'], row['n'], row['customers'], row['rate']])).toEqual([
    ['north', 3, 3, null],
    ['south', 2, 2, null],
  ])
  expect(result.interval?.method).toBe('wilson')
})

it('counts two upgrades of one customer as dependent', async () => {
  const twice = [
    contract('h', '2023-01-01', '2024-04-10', 10),
    contract('h', '2024-04-10', '2024-08-10', 12, { change_reason: 'more users' }),
    contract('h', '2024-08-10', null, 15, { change_reason: 'more users' }),
  ]
  const result = known(await measured(upgradeReasons, { subscriptions: [...rows, ...twice] }, yearEnd))
  expect([result.value, result.n]).toEqual([5 / 7, 7])
  expect(noteOf(result, 'cases-of-customers')).toEqual({ n: 7, customers: 6, unnamed: 0 })
  expect(result.interval?.method).toBe('wilson-clustered')
})

it('is unknown where no reason is stated, where fewer than 5 are, and where nothing rose', async () => {
  const none = upgrade('a', 5, null)
  expect(because(await measured(upgradeReasons, { subscriptions: none }, yearEnd))).toBe('no-change-reasons')
  expect(because(await measured(upgradeReasons, { subscriptions: rows.slice(2) }, yearEnd))).toBe('too-few')
  expect(because(await measured(upgradeReasons, { subscriptions: rows.slice(-2) }, yearEnd))).toBe('nothing-expanded')
})
