import { expect, it } from 'vitest'
import { churnedCustomers } from '../../../src/metrics/churn/churned-customers.js'
import { because, known, measured, noteOf, rowsOf, variantOf } from '../measured.js'
import { leavers, steady, yearEnd } from './leavers.js'

it('lists the five, largest last revenue first: 200 + 100 + 100 + 70 + 50 = 520', async () => {
  const logins = [{ customer_id: 'A', logged_in_at: '2024-03-01 09:00:00' }]
  const surveys = [
    { customer_id: 'A', kind: 'nps', score: 9, answered_on: '2023-12-01' },
    { customer_id: 'A', kind: 'nps', score: 3, answered_on: '2024-01-15' },
  ]
  const result = known(await measured(churnedCustomers, { ...leavers, logins, surveys }, yearEnd))
  expect(result).toMatchObject({ value: 5, n: 11 })
  expect(variantOf(result, 'recurring').value).toBe(520)
  expect(noteOf(result, 'start-before-data')).toEqual({ customers: 3 })
  const rows = rowsOf(result, 'customers')
  expect(rows.map((row) => row['customer'])).toEqual(['A', 'B', 'C', 'E', 'D'])
  expect(rows[0]).toEqual({
    customer: 'A',
    name: 'Alder',
    started: '2022-11-10',
    ended: '2024-03-10',
    tenure: 16,
    peak: 300,
    last_recurring: 200,
    reason: 'price',
    last_login: '2024-03-01',
    last_score: 3,
  })
  expect(rows[2]).toMatchObject({ customer: 'C', started: '2022-11-10', ended: '2024-06-10', tenure: 19, reason: null })
})

it('says what kind of loss: 3 at start (200 + 100 + 100), 1 joined and left, 1 returned and left', async () => {
  const result = known(await measured(churnedCustomers, leavers, yearEnd))
  expect(rowsOf(result, 'kinds')).toEqual([
    { kind: 'left-at-start', customers: 3, last_recurring: 400, mean_tenure: (16 + 12 + 19) / 3 },
    { kind: 'joined-and-left', customers: 1, last_recurring: 50, mean_tenure: 5 },
    { kind: 'returned-and-left', customers: 1, last_recurring: 70, mean_tenure: 21 },
  ])
})

it('leaves out who may still renew within grace', async () => {
  const late = { customer_id: 'G', plan: 'basic', started_on: '2023-06-10', ended_on: '2024-12-10', monthly_amount: 10 }
  const tables = { ...leavers, subscriptions: [...leavers.subscriptions, late] }
  expect(known(await measured(churnedCustomers, tables, { ...yearEnd, grace_days: 30 })).value).toBe(5)
  expect(known(await measured(churnedCustomers, tables, yearEnd)).value).toBe(6)
})

it('is 0 with nothing listed where nobody was lost, and unknown where nobody ever paid', async () => {
  const none = known(await measured(churnedCustomers, steady(2), yearEnd))
  expect([none.value, none.n, variantOf(none, 'recurring').value, none.exhibits]).toEqual([0, 2, 0, []])
  const free = [{ customer_id: 'N', started_on: '2023-06-10', monthly_amount: 0 }]
  expect(because(await measured(churnedCustomers, { subscriptions: free }, yearEnd))).toBe('no-recurring-revenue')
})
