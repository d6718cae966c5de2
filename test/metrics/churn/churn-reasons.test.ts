import { expect, it } from 'vitest'
import { churnReasons } from '../../../src/metrics/churn/churn-reasons.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf, variantOf } from '../measured.js'
import { leavers, steady, yearEnd } from './leavers.js'

it('is 2 of 5: B by 竞品 and E by its destination went to a competitor', async () => {
  const result = known(await measured(churnReasons, leavers, yearEnd))
  expect(result).toMatchObject({ value: 2 / 5, n: 5 })
  expect(noteOf(result, 'largest-reason')).toEqual({ reason: 'competitor', customers: 2 })
  expect(noteOf(result, 'thin-evidence')).toEqual({ n: 5 })
  expect(noteOf(result, 'start-before-data')).toEqual({ customers: 3 })
  expect(variantOf(result, 'not-stated').value).toBe(1 / 5)
})

it('lists every reason once, folded where a word is known, the unstated last, shares adding up', async () => {
  const result = known(await measured(churnReasons, leavers, yearEnd))
  const row = (reason: string, customers: number, upTo: number, money: number, mean_tenure: number) => ({
    reason,
    customers,
    share: customers / 5,
    cumulative: upTo / 5,
    last_recurring: money,
    money_share: money / 520,
    mean_tenure,
  })
  expect(rowsOf(result, 'reasons')).toEqual([
    row('competitor', 2, 2, 100 + 70, (12 + 21) / 2),
    row('price', 1, 3, 200, 16),
    row('weather', 1, 4, 50, 5),
    row('not-stated', 1, 5, 100, 19),
  ])
})

it('by segment: all five lost in the south, two of them to a competitor', async () => {
  const result = known(await measured(churnReasons, leavers, yearEnd))
  expect(segmentsOf(result, 'region').map((row) => [row['value'], row['n'], row['rate']])).toEqual([
    ['south', 5, 2 / 5],
  ])
})

it('counts without money where currencies are mixed', async () => {
  const subscriptions = leavers.subscriptions.map((row, index) => ({ ...row, currency: index < 5 ? 'EUR' : 'USD' }))
  const result = known(await measured(churnReasons, { ...leavers, subscriptions }, yearEnd))
  expect(rowsOf(result, 'reasons').map((row) => [row['customers'], row['last_recurring'], row['money_share']])).toEqual(
    [
      [2, null, null],
      [1, null, null],
      [1, null, null],
      [1, null, null],
    ],
  )
  expect(noteOf(result, 'money-left-out')).toEqual({})
})

it('is unknown where nobody was lost, where nobody says why, and below five losses', async () => {
  expect(because(await measured(churnReasons, steady(6), yearEnd))).toBe('no-losses')
  const silent = { subscriptions: leavers.subscriptions.map((row) => ({ ...row, cancel_reason: null })), customers: [] }
  expect(because(await measured(churnReasons, silent, yearEnd))).toBe('no-churn-reasons')
  const few = { ...leavers, subscriptions: leavers.subscriptions.filter((row) => row['customer_id'] !== 'D') }
  expect(because(await measured(churnReasons, few, yearEnd))).toBe('too-few')
})
