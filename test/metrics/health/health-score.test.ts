import { expect, it } from 'vitest'
import { healthScore } from '../../../src/metrics/health/health-score.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf, variantOf } from '../measured.js'

const yearEnd = { as_of: '2024-12-31', grace_days: 0, month_end_dates: 'exclusive' } as const
const span = (customer_id: string, monthly_amount: number, started_on = '2024-01-10') => ({
  customer_id,
  started_on,
  monthly_amount,
})
const logins = (customer_id: string, days: readonly string[]) =>
  days.map((day) => ({ customer_id, logged_in_at: `${day} 10:00:00` }))
const invoice = (customer_id: string, due_on: string, paid_on: string | null) => ({
  customer_id,
  due_on,
  paid_on,
  amount: 10,
})

// the 90 days that end on 2024-12-31 begin on 2024-10-03
const days = [
  '2024-10-03',
  '2024-11-01',
  '2024-11-02',
  '2024-11-03',
  '2024-11-04',
  '2024-11-05',
  '2024-12-01',
  '2024-12-02',
  '2024-12-30',
]
const tables = {
  subscriptions: [span('a', 100), span('b', 200), span('c', 100), span('d', 500), span('e', 100)],
  logins: [
    ...logins('a', days.slice(0, 3)),
    ...logins('b', days.slice(0, 6)),
    ...logins('c', [...days.slice(0, 6), '2024-10-02', '2024-11-01']),
    ...logins('d', days),
  ],
  payments: [
    invoice('a', '2024-02-01', '2024-02-01'),
    invoice('a', '2024-03-01', '2024-03-02'),
    invoice('b', '2024-02-01', '2024-01-31'),
    invoice('d', '2024-02-01', null),
    invoice('d', '2023-12-01', '2023-12-01'),
    invoice('e', '2024-02-01', '2024-02-01'),
  ],
}

// days of use per 30: a 1, b 2, c 2, d 3, e 0 → deciles of five with equals at their middle rank: a 4, b 7, c 7, d 10, e 2
// invoices of the window in time: a 1/2, b 1, d 0, e 1 → deciles of four: a 4, b 8, d 2, e 8; c has none
const scores = { a: 1.5 * (4 + 4), b: 1.5 * (7 + 8), c: 3 * 7, d: 1.5 * (10 + 2), e: 1.5 * (2 + 8) }

it('is (12 × 100 + 22.5 × 200 + 21 × 100 + 18 × 500 + 15 × 100) ÷ 1000 = 18.3', async () => {
  const result = known(await measured(healthScore, tables, yearEnd))
  expect(result).toMatchObject({ value: 18.3, n: 5 })
  expect(variantOf(result, 'mean').value).toBeCloseTo((12 + 22.5 + 21 + 18 + 15) / 5, 12)
})

it('lists the lowest first, with what was measured', async () => {
  const result = known(await measured(healthScore, tables, yearEnd))
  const lowest = rowsOf(result, 'lowest')
  expect(lowest.map((row) => [row['customer'], row['score']])).toEqual([
    ['a', scores.a],
    ['e', scores.e],
    ['d', scores.d],
    ['c', scores.c],
    ['b', scores.b],
  ])
  expect(lowest[0]).toMatchObject({ use_days: 1, on_time: 1 / 2, recurring: 100 })
  expect(lowest[3]).toMatchObject({ use_days: 2, on_time: null })
})

it('says that consultation is absent, that one customer lacks a component, and that scores are relative', async () => {
  const result = known(await measured(healthScore, tables, yearEnd))
  expect(noteOf(result, 'component-absent')).toEqual({ component: 'consultation' })
  expect(noteOf(result, 'component-partly-absent')).toEqual({ customers: 1 })
  expect(noteOf(result, 'scores-relative')).toEqual({})
})

it('leaves use out where the logins do not span 90 days: timeliness alone, times three', async () => {
  const late = { ...tables, logins: tables.logins.filter(({ logged_in_at }) => logged_in_at > '2024-10-04') }
  const result = await measured(healthScore, late, yearEnd)
  expect(because(result)).toBe('too-few')
  const more = { ...late, payments: [...tables.payments, invoice('c', '2024-02-01', '2024-02-03')] }
  const timed = known(await measured(healthScore, more, yearEnd))
  expect(timed.notes.filter(({ code }) => code === 'component-absent').map(({ args }) => args['component'])).toEqual([
    'use',
    'consultation',
  ])
  // in time: c 0, d 0, a 1/2, b 1, e 1 → deciles of five: 3, 3, 6, 9, 9
  expect(timed.value).toBeCloseTo((3 * (3 * 100 + 3 * 500 + 6 * 100 + 9 * 200 + 9 * 100)) / 1000, 12)
})

it('gives a customer of less than 30 days no score of use', async () => {
  const newcomer = { ...tables, subscriptions: [...tables.subscriptions, span('f', 100, '2024-12-03')] }
  const result = known(await measured(healthScore, newcomer, yearEnd))
  expect(result.n).toBe(5)
  expect(rowsOf(result, 'lowest').map((row) => row['customer'])).not.toContain('f')
})

it('adds up over regions', async () => {
  const customers = ['a', 'b', 'c', 'd', 'e'].map((customer_id) => ({
    customer_id,
    region: customer_id < 'c' ? 'north' : 'south',
  }))
  const result = known(await measured(healthScore, { ...tables, customers }, yearEnd))
  expect(segmentsOf(result, 'region').map((row) => [row['value'], row['n'], row['mean']])).toEqual([
    ['south', 3, null],
    ['north', 2, null],
  ])
})

it('is unknown without customers at the cut, and where there is nothing to score by', async () => {
  const gone = [{ customer_id: 'a', started_on: '2023-01-10', ended_on: '2024-02-10', monthly_amount: 10 }]
  expect(because(await measured(healthScore, { ...tables, subscriptions: gone }, yearEnd))).toBe('no-customers-at-cut')
  const bare = { subscriptions: tables.subscriptions, payments: [] }
  expect(because(await measured(healthScore, bare, yearEnd))).toBe('no-health-components')
})

const use = [1, 2, 3, 4, 5, 6, 7, 8, 9]
const timeliness = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]

it('by cut points: use 1, 2, 2, 3, 0 days score 2, 3, 3, 4, 1; in time ½, 1, 0, 1 score 6, 10, 1, 10', async () => {
  const result = known(await measured(healthScore, tables, { ...yearEnd, health_thresholds: { use, timeliness } }))
  // a 1.5 × 8 = 12, b 1.5 × 13 = 19.5, c 3 × 3 = 9, d 1.5 × 5 = 7.5, e 1.5 × 11 = 16.5
  expect(result.value).toBeCloseTo((12 * 100 + 19.5 * 200 + 9 * 100 + 7.5 * 500 + 16.5 * 100) / 1000, 12)
  expect(noteOf(result, 'scores-relative')).toBeUndefined()
  expect(variantOf(result, 'at-risk')).toMatchObject({ value: 2 / 5, n: 5 })
  expect(variantOf(result, 'high-value').value).toBe(0)
  expect(rowsOf(result, 'bands')).toEqual([
    { band: 'band-steady', customers: 3, share: 3 / 5, recurring: 400, money_share: 0.4 },
    { band: 'band-at-risk', customers: 2, share: 2 / 5, recurring: 600, money_share: 0.6 },
  ])
})

it('leaves out what has no cut points where something else has, and says so; deciles claim no bands', async () => {
  const result = known(await measured(healthScore, tables, { ...yearEnd, health_thresholds: { use } }))
  expect(result.value).toBeCloseTo((3 * (2 * 100 + 3 * 200 + 3 * 100 + 4 * 500 + 1 * 100)) / 1000, 12)
  expect(noteOf(result, 'component-without-cut-points')).toEqual({ component: 'timeliness' })
  const relative = known(await measured(healthScore, tables, yearEnd))
  expect(relative.exhibits.map(({ id }) => id)).not.toContain('bands')
  expect(relative.variants.map(({ key }) => key)).toEqual(['mean'])
})

it('does not miss a consultation that is to be ignored', async () => {
  const result = known(await measured(healthScore, tables, { ...yearEnd, consultation_sign: 'ignored' }))
  expect(noteOf(result, 'component-absent')).toBeUndefined()
})
