import { expect, it } from 'vitest'
import { lossesByCompetitor } from '../../../src/metrics/churn/losses-by-competitor.js'
import { because, known, measured, rowsOf, variantOf } from '../measured.js'
import { leavers, steady, yearEnd } from './leavers.js'

it('is 2 of 5 lost customers, with 70 + 100 a month: one to Rival, one to a competitor without a name', async () => {
  const result = known(await measured(lossesByCompetitor, leavers, yearEnd))
  expect(result).toMatchObject({ value: 2, n: 5 })
  expect(variantOf(result, 'recurring').value).toBe(170)
  expect(rowsOf(result, 'competitors')).toEqual([
    { competitor: 'Rival', customers: 1, share: 1 / 5, last_recurring: 70 },
    { competitor: null, customers: 1, share: 1 / 5, last_recurring: 100 },
  ])
})

it('is 0 where nobody was lost, and unknown where no loss is explained or nobody was a customer', async () => {
  const none = known(await measured(lossesByCompetitor, steady(2), yearEnd))
  expect([none.value, variantOf(none, 'recurring').value, none.exhibits]).toEqual([0, 0, []])
  const bare = { subscriptions: leavers.subscriptions.map((row) => ({ ...row, cancel_reason: null })) }
  expect(because(await measured(lossesByCompetitor, bare, yearEnd))).toBe('no-churn-reasons')
  const free = [{ customer_id: 'N', started_on: '2023-06-10', monthly_amount: 0 }]
  expect(because(await measured(lossesByCompetitor, { subscriptions: free }, yearEnd))).toBe('no-recurring-revenue')
})
