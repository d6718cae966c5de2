import { expect, it } from 'vitest'
import { recurringRevenueBridge } from '../../../src/metrics/revenue/recurring-revenue-bridge.js'
import { because, known, measured, rowsOf, variantOf } from '../measured.js'
import { contract, yearEnd } from './contract.js'

const zero = { opening: 0, new: 0, reactivated: 0, expanded: 0, contracted: 0, churned: 0, undetermined: 0, closing: 0 }

it('sums months up to quarters and years: 100 + 20 + 30 − 100 − 20 = 30', async () => {
  const rows = [
    contract('grows', '2023-11-01', '2024-02-01', 100),
    contract('grows', '2024-02-01', '2024-08-01', 120),
    contract('joins', '2024-05-01', '2024-06-01', 50),
    contract('joins', '2024-06-01', null, 30),
  ]
  const result = known(await measured(recurringRevenueBridge, { subscriptions: rows }, yearEnd))
  expect(result.value).toBe(30 - 100)
  expect(rowsOf(result, 'quarters')).toEqual([
    { ...zero, month: '2023-12-31', new: 100, closing: 100 },
    { ...zero, month: '2024-03-31', opening: 100, expanded: 20, closing: 120 },
    { ...zero, month: '2024-06-30', opening: 120, new: 50, contracted: 20, closing: 150 },
    { ...zero, month: '2024-09-30', opening: 150, churned: 120, closing: 30 },
    { ...zero, month: '2024-12-31', opening: 30, closing: 30 },
  ])
  expect(rowsOf(result, 'years')).toEqual([
    { ...zero, month: '2023-12-31', new: 100, closing: 100 },
    { ...zero, month: '2024-12-31', opening: 100, new: 50, expanded: 20, contracted: 20, churned: 120, closing: 30 },
  ])
})

it('shows a longer commitment at a lower monthly price apart: 100 a month becomes 1,080 a year, 10 of it extension', async () => {
  const monthly = { customer_id: 'a', plan: 'basic', interval: 'month', amount: 100 }
  const rows = [
    { ...monthly, started_on: '2023-10-01', ended_on: '2024-04-01' },
    { ...monthly, started_on: '2024-04-01', interval: 'year', amount: 1080 },
    { ...monthly, customer_id: 'b', started_on: '2023-10-01', ended_on: '2024-04-01' },
    { ...monthly, customer_id: 'b', started_on: '2024-04-01', amount: 60 },
  ]
  const result = known(await measured(recurringRevenueBridge, { subscriptions: rows }, yearEnd))
  expect(rowsOf(result, 'window')).toEqual([
    { ...zero, month: '2024-12-31', opening: 200, contracted: 50, closing: 150 },
  ])
  expect(variantOf(result, 'extension').value).toBe(10)
})

it('is unknown where nothing recurs', async () => {
  const free = [contract('a', '2024-01-01', null, 0)]
  expect(because(await measured(recurringRevenueBridge, { subscriptions: free }, yearEnd))).toBe('no-recurring-revenue')
})
