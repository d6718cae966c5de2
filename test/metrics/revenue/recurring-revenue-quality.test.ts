import { expect, it } from 'vitest'
import { recurringRevenueQuality } from '../../../src/metrics/revenue/recurring-revenue-quality.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf } from '../measured.js'
import { contract, yearEnd } from './contract.js'

const subscriptions = [
  contract('used', '2023-01-01', null, 50),
  contract('silent', '2023-01-01', null, 10),
  contract('unseen', '2023-01-01', null, 5),
  contract('young', '2024-12-10', null, 5),
  contract('debtor', '2023-01-01', null, 20),
  contract('half', '2023-01-01', null, 6),
  contract('half', '2023-01-01', '2025-03-01', 4, { plan: 'add-on', cancelled_on: '2024-12-01' }),
  contract('open', '2023-01-01', '2024-12-15', 7),
]
const login = (customer_id: string, day: string) => ({ customer_id, logged_in_at: `${day} 09:00:00` })
const logins = [
  login('used', '2024-12-30'),
  login('silent', '2024-06-01'),
  login('debtor', '2024-12-30'),
  login('half', '2024-12-30'),
]
const payments = [
  { customer_id: 'debtor', amount: 20, due_on: '2024-10-31' },
  { customer_id: 'used', amount: 50, due_on: '2024-12-01' },
]
const policies = { ...yearEnd, grace_days: 30 }

it('puts every unit into the first class that applies: 50 + 6 used of 100; 4 of one customer under notice; 7 may renew', async () => {
  const result = known(await measured(recurringRevenueQuality, { subscriptions, logins, payments }, policies))
  expect(rowsOf(result, 'classes').map((row) => Object.values(row))).toEqual([
    ['quality-used', 2, 56, 0.56],
    ['quality-silent', 1, 10, 0.1],
    ['quality-never-seen', 1, 5, 0.05],
    ['quality-recent', 1, 5, 0.05],
    ['quality-overdue', 1, 20, 0.2],
    ['quality-notice', 1, 4, 0.04],
    ['quality-pending', 1, 7, null],
  ])
  expect(result.value).toBe(0.56)
  expect(result.notes).toEqual([])
})

it('cuts by segment: of 95 in the north 50 + 6 used, 15 idle, 20 overdue, 4 under notice; a customer of 5 in the south has no shares', async () => {
  const customers = ['used', 'silent', 'unseen', 'debtor', 'half', 'young'].map((customer_id) => ({
    customer_id,
    region: customer_id === 'young' ? 'south' : 'north',
  }))
  const result = known(
    await measured(recurringRevenueQuality, { subscriptions, logins, payments, customers }, policies),
  )
  const shares = ['used_share', 'unused_share', 'late_share', 'notice_share']
  expect(
    segmentsOf(result, 'region').map((row) => [
      row['value'],
      row['n'],
      row['recurring'],
      ...shares.map((key) => row[key]),
    ]),
  ).toEqual([
    ['north', 5, 95, 56 / 95, 15 / 95, 20 / 95, 4 / 95],
    ['south', 1, 5, null, null, null, null],
  ])
})

it('says what it could not see', async () => {
  const result = known(
    await measured(recurringRevenueQuality, { subscriptions: subscriptions.slice(0, 2), logins }, policies),
  )
  expect(result.value).toBe(50 / 60)
  expect(noteOf(result, 'overdue-unseen')).toEqual({})
  expect(noteOf(result, 'notice-unseen')).toEqual({})
})

it('is unknown where the logins do not reach the cut, and without customers', async () => {
  const early = [login('used', '2024-06-01')]
  expect(because(await measured(recurringRevenueQuality, { subscriptions, logins: early }, policies))).toBe(
    'logins-do-not-reach',
  )
  const gone = [contract('a', '2023-01-01', '2024-06-01', 10)]
  expect(because(await measured(recurringRevenueQuality, { subscriptions: gone, logins }, policies))).toBe(
    'no-customers-at-cut',
  )
  expect(because(await measured(recurringRevenueQuality, { subscriptions }, policies))).toBe('needs-dataset')
})
