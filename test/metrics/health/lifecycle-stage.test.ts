import { expect, it } from 'vitest'
import { lifecycleStage } from '../../../src/metrics/health/lifecycle-stage.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf, variantOf } from '../measured.js'

const cut = { as_of: '2024-12-31', grace_days: 30, month_end_dates: 'exclusive' } as const
const span = (customer_id: string, started_on: string, ended_on: string | null, monthly_amount: number) => ({
  customer_id,
  plan: 'basic',
  started_on,
  ended_on,
  monthly_amount,
})
const logins = (customer_id: string, days: readonly string[]) =>
  days.map((day) => ({ customer_id, logged_in_at: `${day} 10:00:00` }))

const tables = {
  subscriptions: [
    span('lost', '2023-06-10', '2024-06-10', 10),
    span('may renew', '2023-06-10', '2024-12-10', 10),
    span('89 days', '2024-10-03', null, 10),
    span('90 days', '2024-10-02', null, 20),
    span('365 days', '2024-01-01', null, 30),
    span('366 days', '2023-12-31', null, 40),
    span('pays less', '2023-06-10', '2024-11-10', 100),
    span('pays less', '2024-11-10', null, 60),
    span('uses less', '2023-06-10', null, 50),
  ],
  customers: [{ customer_id: 'prospect' }],
  payments: [{ customer_id: 'occasional', amount: 5, paid_on: '2024-03-01', kind: 'setup' }],
  // the last 90 days begin on 2024-10-03, the 90 before on 2024-07-05: 2 × 2 days < 5, and 2 × 2 = 4 is not less than half
  logins: [
    ...logins('uses less', [
      '2024-07-05',
      '2024-08-01',
      '2024-08-02',
      '2024-08-03',
      '2024-10-02',
      '2024-10-03',
      '2024-12-30',
    ]),
    ...logins('366 days', ['2024-08-01', '2024-08-02', '2024-08-03', '2024-08-04', '2024-11-01', '2024-11-02']),
  ],
}

it('puts everybody in one stage, at 90 and 365 days to the day', async () => {
  const result = known(await measured(lifecycleStage, tables, cut))
  expect(rowsOf(result, 'stages')).toEqual([
    { stage: 'prospect', customers: 1, share: 1 / 10, recurring: null },
    { stage: 'occasional', customers: 1, share: 1 / 10, recurring: null },
    { stage: 'new', customers: 1, share: 1 / 10, recurring: 10 },
    { stage: 'growing', customers: 2, share: 2 / 10, recurring: 20 + 30 },
    { stage: 'established', customers: 1, share: 1 / 10, recurring: 40 },
    { stage: 'declining', customers: 2, share: 2 / 10, recurring: 60 + 50 },
    { stage: 'may-renew', customers: 1, share: 1 / 10, recurring: null },
    { stage: 'lost', customers: 1, share: 1 / 10, recurring: null },
  ])
})

it('is 1 ÷ 6: established of the six at the cut; declining 2 ÷ 6, with the sign of each', async () => {
  const result = known(await measured(lifecycleStage, tables, cut))
  expect(result).toMatchObject({ value: 1 / 6, n: 6 })
  expect(variantOf(result, 'declining').value).toBe(2 / 6)
  expect(rowsOf(result, 'declining')).toEqual([
    { customer: 'pays less', name: null, sign: 'pays-less', recurring: 60 },
    { customer: 'uses less', name: null, sign: 'uses-less', recurring: 50 },
  ])
  expect(noteOf(result, 'thin-evidence')).toEqual({ n: 6 })
})

it('claims no falling use where the logins do not span 180 days', async () => {
  const short = { ...tables, logins: tables.logins.filter(({ logged_in_at }) => logged_in_at > '2024-08-02') }
  expect(variantOf(known(await measured(lifecycleStage, short, cut)), 'declining').value).toBe(1 / 6)
})

it('adds up over regions, says where the history is too short for age, and is unknown below five', async () => {
  const customers = ['89 days', '90 days', '365 days', '366 days', 'pays less', 'uses less'].map(
    (customer_id, index) => ({
      customer_id,
      region: index === 0 ? 'north' : 'south',
    }),
  )
  const result = known(await measured(lifecycleStage, { ...tables, customers }, cut))
  expect(segmentsOf(result, 'region').map((row) => [row['value'], row['n'], row['rate']])).toEqual([
    ['south', 5, 1 / 5],
    ['north', 1, null],
  ])
  const young = ['a', 'b', 'c', 'd', 'e'].map((id) => span(id, '2024-01-10', null, 10))
  expect(
    noteOf(known(await measured(lifecycleStage, { subscriptions: young }, cut)), 'history-too-short-for-age'),
  ).toEqual({
    months: 12,
  })
  expect(because(await measured(lifecycleStage, { subscriptions: young.slice(1) }, cut))).toBe('too-few')
  const gone = [span('a', '2023-01-10', '2024-02-10', 10)]
  expect(because(await measured(lifecycleStage, { subscriptions: gone }, cut))).toBe('no-customers-at-cut')
})
