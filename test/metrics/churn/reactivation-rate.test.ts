import { expect, it } from 'vitest'
import { reactivationRate } from '../../../src/metrics/churn/reactivation-rate.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf, variantOf } from '../measured.js'
import { steady, yearEnd } from './leavers.js'

const span = (customer_id: string, started_on: string, ended_on: string | null, monthly_amount: number) => ({
  customer_id,
  plan: 'basic',
  started_on,
  ended_on,
  monthly_amount,
})
// lost in 2023, between 24 and 12 months before the cut: three, of which only the first two are back within 12 months;
// lost on the first and the last day that count: two; lost before and after them: two that do not count
const subscriptions = [
  span('back after 3', '2022-06-10', '2023-02-10', 100),
  span('back after 3', '2023-05-10', null, 80),
  span('back after 12', '2022-06-10', '2023-04-10', 70),
  span('back after 12', '2024-04-10', null, 70),
  span('back after 13', '2022-06-10', '2023-04-10', 100),
  span('back after 13', '2024-05-10', null, 100),
  span('first day', '2022-06-10', '2023-01-01', 100),
  span('last day', '2022-06-10', '2023-12-31', 130),
  span('before', '2022-06-10', '2022-12-31', 100),
  span('after', '2022-06-10', '2024-01-01', 100),
]
const customers = [...new Set(subscriptions.map(({ customer_id }) => customer_id))].map((customer_id) => ({
  customer_id,
  region: customer_id.startsWith('back') ? 'north' : 'south',
}))

it('is 2 ÷ 5, by money (80 + 70) ÷ (100 + 70 + 100 + 100 + 130)', async () => {
  const result = known(await measured(reactivationRate, { subscriptions }, yearEnd))
  expect(result).toMatchObject({ value: 2 / 5, n: 5 })
  expect(variantOf(result, 'money').value).toBe(150 / 500)
  expect(rowsOf(result, 'months')).toEqual([
    { time_to_return: 3, customers: 1 },
    { time_to_return: 12, customers: 1 },
  ])
  expect(noteOf(result, 'thin-evidence')).toEqual({ n: 5 })
  expect(noteOf(result, 'losses-cut-off')).toBeUndefined()
})

it('adds up over regions: 3 + 2', async () => {
  const result = known(await measured(reactivationRate, { subscriptions, customers }, yearEnd))
  expect(segmentsOf(result, 'region').map((row) => [row['value'], row['n']])).toEqual([
    ['north', 3],
    ['south', 2],
  ])
})

it('counts without money where currencies are mixed', async () => {
  const mixed = subscriptions.map((row, index) => ({ ...row, currency: index < 2 ? 'EUR' : 'USD' }))
  const result = known(await measured(reactivationRate, { subscriptions: mixed }, yearEnd))
  expect([result.value, variantOf(result, 'money').value]).toEqual([2 / 5, null])
  expect(noteOf(result, 'money-left-out')).toEqual({})
})

it('says where the data reach back less than 24 months: from March 2023, 22', async () => {
  const short = ['a', 'b', 'c', 'd', 'e'].map((id) => span(id, '2023-03-10', '2023-08-10', 10))
  const result = known(
    await measured(reactivationRate, { subscriptions: [...short, span('f', '2023-03-10', null, 10)] }, yearEnd),
  )
  expect(noteOf(result, 'losses-cut-off')).toEqual({ months: 22 })
})

it('is unknown where nobody was lost then, and below five', async () => {
  expect(because(await measured(reactivationRate, steady(9), yearEnd))).toBe('no-earlier-losses')
  const few = subscriptions.filter((row) => row.customer_id !== 'first day')
  expect(because(await measured(reactivationRate, { subscriptions: few }, yearEnd))).toBe('too-few')
})
