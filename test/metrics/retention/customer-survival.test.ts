import { describe, expect, it } from 'vitest'
import { customerSurvival } from '../../../src/metrics/retention/customer-survival.js'
import type { RawRow } from '../../model/facts.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf, variantOf } from '../measured.js'

const at = { as_of: '2024-12-31', grace_days: 0, month_end_dates: 'exclusive' } as const
const paid = (customer_id: string, started_on: string, ended_on: string | null = null): RawRow => ({
  customer_id,
  started_on,
  ended_on,
  monthly_amount: 10,
  plan: 'basic',
})
const many = (count: number, name: string, started_on: string, ended_on: string | null = null) =>
  Array.from({ length: count }, (_, index) => paid(`${name} ${index}`, started_on, ended_on))

/**
 * Twenty of the south from March 2022: four lost at 6 months, four at 12 (March 2023), the rest there to the cut, at 34 months. Ten of
 * the north from March 2023: one lost at 12 months (March 2024, across a 29 February), the rest there to the cut, at 22 months.
 * The data begin in January 2022 with one customer, whose sign-up nobody knows.
 */
const subscriptions = [
  paid('before', '2022-01-01'),
  ...many(4, 'half', '2022-03-01', '2022-09-01'),
  ...many(4, 'year', '2022-03-01', '2023-03-01'),
  ...many(12, 'stays', '2022-03-01'),
  ...many(1, 'leap', '2023-03-01', '2024-03-01'),
  ...many(9, 'north', '2023-03-01'),
]
const customers = subscriptions
  .map((row) => String(row['customer_id']))
  .map((customer_id) => ({ customer_id, region: /^(leap|north)/.test(customer_id) ? 'north' : 'south' }))

describe('customer survival', () => {
  it('26 of 30 at 6 months, 21 of those 26 at 12: S(12) = 21 ÷ 30 = 0.7, S(24) the same, no median', async () => {
    const result = known(await measured(customerSurvival, { subscriptions, customers }, at))
    expect(result.value).toBeCloseTo(0.7, 12)
    expect(result.n).toBe(30)
    // Without censoring up to there Greenwood's sum is (1 − S) ÷ (n S) = .3 ÷ 21; z √ of it ÷ −ln .7 = .656790; .7 ^ e^±.656790.
    expect(result.interval?.method).toBe('log-log')
    expect(result.interval?.low).toBeCloseTo(0.50264, 6)
    expect(result.interval?.high).toBeCloseTo(0.831154, 6)
    expect(variantOf(result, 'two-years')).toMatchObject({ n: 12 })
    expect(variantOf(result, 'two-years').value).toBeCloseTo(0.7, 12)
    expect(variantOf(result, 'median').value).toBeNull()
    expect(noteOf(result, 'before-data')).toEqual({ customers: 1 })
    expect(noteOf(result, 'median-beyond')).toMatchObject({ months: 34 })
    expect(noteOf(result, 'curve-thin')).toBeUndefined()
  })

  it('month by month of age: at 6 months 30 watched, 4 lost; at 12 months 26 and 5; at 23 months the south alone', async () => {
    const rows = rowsOf(known(await measured(customerSurvival, { subscriptions, customers }, at)), 'curve')
    expect(rows).toHaveLength(34)
    expect(rows[5]).toMatchObject({ age: 6, at_risk: 30, lost: 4 })
    expect(rows[5]?.['hazard']).toBeCloseTo(4 / 30, 12)
    expect(rows[11]).toMatchObject({ age: 12, at_risk: 26, lost: 5 })
    expect(rows[11]?.['hazard']).toBeCloseTo(5 / 26, 12)
    expect(rows[12]).toMatchObject({ age: 13, at_risk: 21, lost: 0, hazard: 0 })
    expect(rows[22]).toMatchObject({ age: 23, at_risk: 12 })
    expect(rows[0]).toMatchObject({ survival: 1, low: null, high: null })
  })

  it('segments add up, and are tested: south 12 of 20 at 12 months, north 9 of 10', async () => {
    const result = known(await measured(customerSurvival, { subscriptions, customers }, at))
    const [south, north] = segmentsOf(result, 'region')
    expect(south).toMatchObject({ value: 'south', n: 20, lost: 8, hazard_ratio: 1, ratio_low: null })
    expect(south?.['survival_12']).toBeCloseTo(0.6, 12)
    expect(north).toMatchObject({ value: 'north', n: 10, lost: 1, survival_24: null })
    expect(north?.['survival_12']).toBeCloseTo(0.9, 12)
    expect(Number(north?.['hazard_ratio'])).toBeLessThan(1)
    expect(Number(north?.['ratio_high'])).toBeGreaterThan(1)
    // At 6 months 10 of 30 are north and 4 are lost: expected 4/3, variance 4 × 1/3 × 2/3 × 26/29 = .796935. At 12 months 10 of 26
    // and 5: expected 50/26, variance 5 × 10/26 × 16/26 × 21/25 = .994083. One seen: (1 − 3.256410)² ÷ 1.791018 = 2.842734.
    const [row] = rowsOf(result, 'attributes')
    expect(row).toMatchObject({ attribute: 'region', groups: 2, degrees: 1, verdict: 'no-difference' })
    expect(row?.['statistic']).toBeCloseTo(2.842734, 6)
  })

  it('late entry: a customer from before the data counts from its sign-up, at the ages at which it was watched', async () => {
    // Signed up in March 2020, watched from January 2022 on, at 22 months: it adds nothing to the risk at 6 and 12 months.
    const signed = customers.map((row) => (row.customer_id === 'before' ? { ...row, signed_up_on: '2020-03-01' } : row))
    const result = known(await measured(customerSurvival, { subscriptions, customers: signed }, at))
    expect(result.n).toBe(31)
    expect(result.value).toBeCloseTo(0.7, 12)
    expect(variantOf(result, 'two-years')).toMatchObject({ n: 13 })
    expect(noteOf(result, 'before-data')).toBeUndefined()
  })

  it('a median where the curve reaches it: 6 of 10 lost at 6 months', async () => {
    const rows = [
      paid('before', '2022-01-01'),
      ...many(6, 'half', '2022-03-01', '2022-09-01'),
      ...many(5, 'stays', '2022-03-01'),
    ]
    const result = known(await measured(customerSurvival, { subscriptions: rows }, at))
    expect(variantOf(result, 'median').value).toBe(6)
    expect(noteOf(result, 'thin-evidence')).toEqual({ n: 11 })
    expect(noteOf(result, 'curve-thin')).toEqual({ customers: 11, months: 6 })
  })

  it('nobody lost: all there, without an interval', async () => {
    const rows = [paid('before', '2022-01-01'), ...many(8, 'stays', '2022-03-01')]
    const result = known(await measured(customerSurvival, { subscriptions: rows }, at))
    expect(result.value).toBe(1)
    expect(result.interval).toBeUndefined()
  })

  it('where nothing recurs, a customer lasts twelve months from its last purchase: 4 of 10 bought once', async () => {
    const payments = [
      { customer_id: 'before', paid_on: '2022-01-01', amount: 5 },
      ...Array.from({ length: 10 }, (_, k) => ({ customer_id: `c${k}`, paid_on: '2022-03-01', amount: 5 })),
      ...Array.from({ length: 6 }, (_, k) => ({ customer_id: `c${k}`, paid_on: '2022-11-11', amount: 5 })),
    ]
    const result = known(await measured(customerSurvival, { payments }, { ...at, recurring_basis: 'purchases' }))
    expect(result.value).toBeCloseTo(0.6, 12)
    expect(noteOf(result, 'lives-by-purchases')).toEqual({})
  })

  it('is unknown where no age is known, and where fewer than 5 were watched for a year', async () => {
    expect(because(await measured(customerSurvival, { subscriptions: [paid('before', '2022-01-01')] }, at))).toBe(
      'no-known-ages',
    )
    const young = [paid('before', '2022-01-01'), ...many(4, 'old', '2022-03-01'), ...many(30, 'young', '2024-03-01')]
    expect(because(await measured(customerSurvival, { subscriptions: young }, at))).toBe('nobody-watched-for-a-year')
  })
})
