import { expect, it } from 'vitest'
import { silentCustomers } from '../../../src/metrics/churn/silent-customers.js'
import { because, known, measured, rowsOf, segmentsOf, variantOf } from '../measured.js'
import { yearEnd } from './leavers.js'

const span = (customer_id: string, started_on: string, ended_on: string | null, monthly_amount: number) => ({
  customer_id,
  plan: 'basic',
  started_on,
  ended_on,
  monthly_amount,
})
const login = (customer_id: string, day: string) => ({ customer_id, logged_in_at: `${day} 10:00:00` })

// 60 days that end on 2024-12-31 begin on 2024-11-02
const subscriptions = [
  span('busy', '2024-01-10', null, 10),
  span('just in time', '2024-01-10', null, 10),
  span('quiet', '2024-01-10', null, 300),
  span('long quiet', '2024-01-10', null, 500),
  span('sixty days', '2024-11-01', null, 40),
  span('too new', '2024-11-02', null, 40),
  span('back', '2023-06-10', '2024-01-10', 40),
  span('back', '2024-12-10', null, 40),
  span('never', '2024-01-10', null, 70),
  span('gone', '2024-01-10', '2024-09-10', 90),
]
const logins = [
  login('busy', '2024-12-31'),
  login('just in time', '2024-11-02'),
  login('quiet', '2024-11-01'),
  login('long quiet', '2024-02-01'),
  login('sixty days', '2024-11-01'),
  login('too new', '2024-10-01'),
  login('back', '2023-12-01'),
  login('gone', '2024-02-01'),
]

it('is 3 of 6: a login on the sixtieth day is in time, one the day before is not', async () => {
  const result = known(await measured(silentCustomers, { subscriptions, logins }, yearEnd))
  expect(result).toMatchObject({ value: 3, n: 6 })
  expect(rowsOf(result, 'silent')).toEqual([
    { customer: 'long quiet', name: null, started: '2024-01-10', last_login: '2024-02-01', recurring: 500 },
    { customer: 'quiet', name: null, started: '2024-01-10', last_login: '2024-11-01', recurring: 300 },
    { customer: 'sixty days', name: null, started: '2024-11-01', last_login: '2024-11-01', recurring: 40 },
  ])
  expect(variantOf(result, 'recurring').value).toBe(840)
  expect(variantOf(result, 'share').value).toBe(3 / 6)
})

it('keeps who was never seen apart: 1 at 70', async () => {
  const result = known(await measured(silentCustomers, { subscriptions, logins }, yearEnd))
  expect(variantOf(result, 'never-seen').value).toBe(1)
  expect(variantOf(result, 'never-seen-recurring').value).toBe(70)
  expect(rowsOf(result, 'never-seen').map((row) => [row['customer'], row['last_login']])).toEqual([['never', null]])
})

it('adds up over regions, counts without money where currencies are mixed', async () => {
  const ids = [...new Set(subscriptions.map(({ customer_id }) => customer_id))]
  const customers = ids.map((customer_id, index) => ({ customer_id, region: index < 4 ? 'n' : 's' }))
  const result = known(await measured(silentCustomers, { subscriptions, logins, customers }, yearEnd))
  expect(segmentsOf(result, 'region').map((row) => [row['value'], row['n'], row['silent'], row['recurring']])).toEqual([
    ['n', 4, 2, 800],
    ['s', 2, 1, 40],
  ])
  const mixed = subscriptions.map((row, index) => ({ ...row, currency: index < 2 ? 'EUR' : 'USD' }))
  const counted = known(await measured(silentCustomers, { subscriptions: mixed, logins }, yearEnd))
  expect([counted.value, variantOf(counted, 'recurring').value]).toEqual([3, null])
})

it('is unknown where the logins do not span the 60 days, at either end', async () => {
  const late = logins.filter(({ logged_in_at }) => logged_in_at >= '2024-11-03')
  expect(because(await measured(silentCustomers, { subscriptions, logins: late }, yearEnd))).toBe('logins-do-not-reach')
  const early = logins.filter(({ logged_in_at }) => logged_in_at < '2024-12-28')
  expect(because(await measured(silentCustomers, { subscriptions, logins: early }, yearEnd))).toBe(
    'logins-do-not-reach',
  )
  expect(because(await measured(silentCustomers, { subscriptions, logins: [] }, yearEnd))).toBe('logins-do-not-reach')
})

it('is unknown without customers at the cut and without logins', async () => {
  const left = [span('gone', '2023-01-10', '2024-09-10', 90)]
  expect(because(await measured(silentCustomers, { subscriptions: left, logins }, yearEnd))).toBe('no-customers-at-cut')
  expect(because(await measured(silentCustomers, { subscriptions }, yearEnd))).toBe('needs-dataset')
})
