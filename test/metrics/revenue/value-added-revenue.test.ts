import { expect, it } from 'vitest'
import { valueAddedRevenue } from '../../../src/metrics/revenue/value-added-revenue.js'
import { because, known, measured, noteOf, rowsOf, variantOf } from '../measured.js'
import { contract, crowd, yearEnd } from './contract.js'

const sold = (customer_id: string, paid_on: string, amount: number, more = {}) => ({
  customer_id,
  paid_on,
  amount,
  kind: 'service',
  ...more,
})
const payments = [
  sold('b1', '2024-02-01', 80, { product: 'migration' }),
  sold('b1', '2024-06-01', 90, { kind: 'training', refund_amount: 30 }),
  sold('o1', '2024-06-01', 10, { kind: 'training' }),
  sold('o1', '2024-07-01', 50, { kind: 'refund' }),
  sold('o2', '2024-05-01', 400, { kind: 'recurring' }),
  ...['b1', 'b2', 'b3', 'b4', 'b5'].map((id) => sold(id, '2023-09-01', 20, { kind: 'training' })),
  sold('o1', '2022-12-31', 999, { kind: 'training' }),
]
const subscriptions = [
  ...crowd('b', 4, '2023-01-01', 10),
  contract('b5', '2023-01-01', '2024-06-01', 10),
  ...crowd('o', 4, '2023-01-01', 10),
  contract('o5', '2023-01-01', '2024-06-01', 10),
  contract('o6', '2023-01-01', '2024-06-01', 10),
]

it('80 of migration + 60 + 10 of training = 150 of 500 received; 100 the year before: + 50 %', async () => {
  const result = known(await measured(valueAddedRevenue, { subscriptions, payments }, yearEnd))
  expect([result.value, result.n]).toEqual([150, 2])
  expect(variantOf(result, 'share').value).toBe(0.3)
  expect(variantOf(result, 'growth').value).toBe(0.5)
  expect(rowsOf(result, 'services').map((row) => Object.values(row))).toEqual([
    ['migration', 1, 1, 80, 80 / 150, null, null],
    ['kind-training', 2, 2, 70, 70 / 150, null, 70 / 100 - 1],
  ])
})

it('buyers of the year before: 4 of 5 stay, of the others 4 of 6; said to be no cause', async () => {
  const result = known(await measured(valueAddedRevenue, { subscriptions, payments }, yearEnd))
  expect(rowsOf(result, 'retention')).toMatchObject([
    { group: 'service-buyers', n: 5, rate: 0.8 },
    { group: 'service-others', n: 6, rate: 4 / 6 },
  ])
  expect(noteOf(result, 'buyers-not-cause')).toEqual({})
})

it('counts an answer as a buyer’s only after the first purchase', async () => {
  const answer = (customer_id: string, answered_on: string, score: number) => ({
    customer_id,
    answered_on,
    score,
    kind: 'csat',
  })
  const buyers = ['b1', 'b2', 'b3', 'b4', 'b5'].map((id) => answer(id, '2024-03-01', 5))
  const others = ['o1', 'o2', 'o3', 'o4', 'o5'].map((id) => answer(id, '2024-03-01', 1))
  const surveys = [...buyers, ...others]
  const early = payments.filter((row) => row.paid_on >= '2023-01-01')
  const result = known(await measured(valueAddedRevenue, { subscriptions, payments: early, surveys }, yearEnd))
  expect(rowsOf(result, 'satisfaction')).toMatchObject([
    { group: 'service-buyers', n: 5, rate: 1 },
    { group: 'service-others', n: 5, rate: 0 },
  ])
})

it('knows no growth where the payments begin within the year before', async () => {
  const young = payments.filter((row) => row.paid_on >= '2023-09-01')
  const result = known(await measured(valueAddedRevenue, { subscriptions, payments: young }, yearEnd))
  expect(variantOf(result, 'growth').value).toBeNull()
})

it('is unknown where nothing was sold beside the subscription in the window', async () => {
  const recurring = [sold('a', '2024-05-01', 10, { kind: 'recurring' }), sold('a', '2023-05-01', 10)]
  expect(because(await measured(valueAddedRevenue, { subscriptions, payments: recurring }, yearEnd))).toBe(
    'no-service-purchases',
  )
})
