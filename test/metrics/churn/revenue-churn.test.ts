import { expect, it } from 'vitest'
import { revenueChurn } from '../../../src/metrics/churn/revenue-churn.js'
import { grossRevenueRetention } from '../../../src/metrics/retention/gross-revenue-retention.js'
import { netRevenueRetention } from '../../../src/metrics/retention/net-revenue-retention.js'
import { company, cut, stayers } from '../company.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf, variantOf } from '../measured.js'
import { steady } from './leavers.js'

// at start, without 'may renew': 7 × 100; now 100 + 100 + 100 + 150 + 60 + 0 + 40 = 550, of which at most the old amount 500
it('is 1 − 500 ÷ 700 gross, 1 − 550 ÷ 700 net', async () => {
  const result = known(await measured(revenueChurn, company, cut))
  expect(result).toMatchObject({ value: 200 / 700, n: 7 })
  expect(variantOf(result, 'net').value).toBeCloseTo(150 / 700, 12)
  expect(variantOf(result, 'monthly-equivalent').value).toBeCloseTo(1 - (500 / 700) ** (1 / 12), 12)
})

it('stands inside its interval and below 1, and says what the undecided could move: (200 or 300) ÷ 800', async () => {
  const result = known(await measured(revenueChurn, company, cut))
  expect(result.interval?.low).toBeGreaterThanOrEqual(0)
  expect(result.interval?.low).toBeLessThan(result.value)
  expect(result.interval?.high).toBeGreaterThan(result.value)
  expect(noteOf(result, 'undetermined-at-cut')).toEqual({ customers: 1, low: 200 / 800, high: 300 / 800 })
  expect(noteOf(result, 'left-and-returned')).toEqual({ customers: 1, share: 40 / 700 })
})

it('has the bounds of what is kept, turned round: of net churn, and of each segment', async () => {
  const result = known(await measured(revenueChurn, company, cut))
  const kept = known(await measured(netRevenueRetention, company, cut))
  expect(variantOf(result, 'net').interval?.low).toBeCloseTo(1 - (kept.interval?.high ?? 0), 12)
  expect(variantOf(result, 'net').interval?.high).toBeCloseTo(1 - (kept.interval?.low ?? 0), 12)
  const [gross] = segmentsOf(known(await measured(grossRevenueRetention, company, cut)), 'region')
  const [north, south] = segmentsOf(result, 'region')
  expect([north?.['low'], north?.['high']]).toEqual([1 - Number(gross?.['high']), 1 - Number(gross?.['low'])])
  expect([south?.['low'], south?.['high']]).toEqual([null, null])
})

it('cuts by region so that the opening money adds up to 700; too few for a rate in the south', async () => {
  const result = known(await measured(revenueChurn, company, cut))
  expect(
    segmentsOf(result, 'region').map((row) => [row['value'], row['n'], row['opening'], row['gross_churn']]),
  ).toEqual([
    ['north', 5, 500, 40 / 500],
    ['south', 2, 200, null],
  ])
  expect(rowsOf(result, 'months').at(-1)).toMatchObject({ month: '2024-12-31', n: 7, gross_churn: 200 / 700 })
})

it('is unknown in mixed currencies, without customers at the start, and below five of them', async () => {
  const subscriptions = company.subscriptions.map((row, index) => ({ ...row, currency: index < 2 ? 'EUR' : 'USD' }))
  expect(because(await measured(revenueChurn, { ...company, subscriptions }, cut))).toBe('mixed-currencies')
  const newcomer = { customer_id: 'N', started_on: '2024-06-10', monthly_amount: 10 }
  expect(because(await measured(revenueChurn, { subscriptions: [newcomer] }, cut))).toBe('no-customers-at-start')
  expect(because(await measured(revenueChurn, stayers(4), cut))).toBe('too-few')
  expect(noteOf(known(await measured(revenueChurn, steady(19), cut)), 'thin-evidence')).toEqual({ n: 19 })
})
