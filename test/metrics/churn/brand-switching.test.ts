import { expect, it } from 'vitest'
import { brandSwitching } from '../../../src/metrics/churn/brand-switching.js'
import { because, known, measured, noteOf, segmentsOf, variantOf } from '../measured.js'
import { leavers, steady, yearEnd } from './leavers.js'

it('is 1 ÷ 9: of the nine at start B alone left for a competitor; E was none of them', async () => {
  const result = known(await measured(brandSwitching, leavers, yearEnd))
  expect(result).toMatchObject({ value: 1 / 9, n: 9 })
  expect(noteOf(result, 'losses-without-reason')).toEqual({ customers: 1, high: 2 / 9 })
  expect(variantOf(result, 'share-of-lost')).toMatchObject({ n: 2, value: null })
})

it('takes a destination even where another reason is given', async () => {
  const customers = leavers.customers.map((row) => (row.customer_id === 'A' ? { ...row, lost_to: 'Rival' } : row))
  expect(known(await measured(brandSwitching, { ...leavers, customers }, yearEnd)).value).toBe(2 / 9)
})

it('adds up over regions', async () => {
  const result = known(await measured(brandSwitching, leavers, yearEnd))
  expect(segmentsOf(result, 'region').map((row) => row['n'])).toEqual([6, 3])
})

it('is 0 where nobody was lost, unknown where no loss is explained, without a base, and below five', async () => {
  expect(known(await measured(brandSwitching, steady(6), yearEnd)).value).toBe(0)
  const bare = { subscriptions: leavers.subscriptions.map((row) => ({ ...row, cancel_reason: null })) }
  expect(because(await measured(brandSwitching, bare, yearEnd))).toBe('no-churn-reasons')
  const newcomer = { customer_id: 'N', started_on: '2024-06-10', monthly_amount: 10 }
  expect(because(await measured(brandSwitching, { subscriptions: [newcomer] }, yearEnd))).toBe('no-customers-at-start')
  expect(because(await measured(brandSwitching, steady(4), yearEnd))).toBe('too-few')
})
