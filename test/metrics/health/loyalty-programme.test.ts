import { expect, it } from 'vitest'
import { loyaltyProgramme } from '../../../src/metrics/health/loyalty-programme.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf, variantOf } from '../measured.js'

const yearEnd = { as_of: '2024-12-31', grace_days: 0, month_end_dates: 'exclusive' } as const
const span = (customer_id: string, started_on: string, ended_on: string | null) => ({
  customer_id,
  plan: 'basic',
  started_on,
  ended_on,
  monthly_amount: 10,
})
const gold = ['g1', 'g2', 'g3', 'g4', 'g5']
const others = ['o1', 'o2', 'o3', 'o4']

// at the start: six gold members and five others; g6 and o5 leave, s1 joins with points and o6 without
const tables = {
  subscriptions: [
    ...[...gold, ...others].map((id) => span(id, '2023-06-10', null)),
    span('g6', '2023-06-10', '2024-06-10'),
    span('o5', '2023-06-10', '2024-06-10'),
    span('s1', '2024-06-10', null),
    span('o6', '2024-06-10', null),
  ],
  customers: [
    ...gold.map((customer_id) => ({ customer_id, loyalty_tier: 'gold', loyalty_points: 100, region: 'north' })),
    { customer_id: 'g6', loyalty_tier: 'gold', loyalty_points: 70, region: 'north' },
    { customer_id: 's1', loyalty_points: 10.5, region: 'south' },
    ...[...others, 'o5', 'o6'].map((customer_id) => ({ customer_id, region: 'south' })),
  ],
}

it('is 6 of 11 at the cut, holding 5 × 100 + 10.5 points', async () => {
  const result = known(await measured(loyaltyProgramme, tables, yearEnd))
  expect(result).toMatchObject({ value: 6 / 11, n: 11 })
  expect(variantOf(result, 'points')).toMatchObject({ value: 510.5, n: 6 })
  expect(noteOf(result, 'membership-as-exported')).toEqual({})
})

it('keeps 5 of 6 members and 4 of 5 others', async () => {
  const result = known(await measured(loyaltyProgramme, tables, yearEnd))
  expect(variantOf(result, 'members-retention')).toMatchObject({ value: 5 / 6, n: 6 })
  expect(variantOf(result, 'others-retention')).toMatchObject({ value: 4 / 5, n: 5 })
})

it('shows the tiers, the members without one last', async () => {
  const result = known(await measured(loyaltyProgramme, tables, yearEnd))
  expect(rowsOf(result, 'tiers')).toMatchObject([
    { tier: 'gold', customers: 5, points: 500, average_recurring: 10, n: 6, rate: 5 / 6 },
    { tier: null, customers: 1, points: 10.5, average_recurring: null, n: 0, rate: null },
  ])
})

it('adds up over regions: 5 of 5 in the north, 1 of 6 in the south', async () => {
  const result = known(await measured(loyaltyProgramme, tables, yearEnd))
  expect(segmentsOf(result, 'region').map((row) => [row['value'], row['n'], row['rate']])).toEqual([
    ['south', 6, 1 / 6],
    ['north', 5, 1],
  ])
})

it('is unknown where the export knows no membership, below five customers, and without any', async () => {
  const customers = tables.customers.map(({ customer_id }) => ({ customer_id }))
  expect(because(await measured(loyaltyProgramme, { ...tables, customers }, yearEnd))).toBe('no-loyalty-data')
  const few = { ...tables, subscriptions: tables.subscriptions.slice(0, 4) }
  expect(because(await measured(loyaltyProgramme, few, yearEnd))).toBe('too-few')
  const free = [{ ...span('g1', '2023-06-10', null), monthly_amount: 0 }]
  expect(because(await measured(loyaltyProgramme, { ...tables, subscriptions: free }, yearEnd))).toBe(
    'no-customers-at-cut',
  )
})
