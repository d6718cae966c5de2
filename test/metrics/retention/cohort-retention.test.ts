import { describe, expect, it } from 'vitest'
import { cohortRetention } from '../../../src/metrics/retention/cohort-retention.js'
import type { RawRow } from '../../model/facts.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf, variantOf } from '../measured.js'

const at = { as_of: '2024-06-30', grace_days: 0, month_end_dates: 'exclusive' } as const
const paid = (
  customer_id: string,
  started_on: string,
  ended_on: string | null = null,
  monthly_amount = 10,
  more: RawRow = {},
): RawRow => ({ customer_id, started_on, ended_on, monthly_amount, plan: 'basic', ...more })
const many = (prefix: string, count: number, make: (id: string) => RawRow[]): RawRow[] =>
  Array.from({ length: count }, (_, index) => make(`${prefix}${index}`)).flat()

/**
 * January 2023 is the data's first month (three customers before the data, one leaves). Won in April 2023: 6, of which 2 have
 * left by April 2024 and one pays 40 instead of 10. Won in June 2023: 4, all left by June 2024. Won in September 2023: 5, too young.
 */
const subscriptions = [
  ...many('old', 2, (id) => [paid(id, '2023-01-03')]),
  paid('old-left', '2023-01-03', '2023-05-03'),
  ...many('april', 3, (id) => [paid(id, '2023-04-10')]),
  paid('april-grown', '2023-04-10', '2023-10-10'),
  paid('april-grown', '2023-10-10', null, 40),
  ...many('april-left', 2, (id) => [paid(id, '2023-04-10', '2024-04-10')]),
  ...many('june', 4, (id) => [paid(id, '2023-06-20', '2024-02-20')]),
  ...many('september', 5, (id) => [paid(id, '2023-09-20')]),
]

describe('cohort retention', () => {
  it('at month 12: (4 of 6) + (0 of 4) = 4 ÷ 10; net (3 × 10 + 40) ÷ 100, gross 40 ÷ 100; the young cohort is not in it', async () => {
    const result = known(await measured(cohortRetention, { subscriptions }, at))
    expect([result.value, result.n]).toEqual([4 / 10, 10])
    expect(variantOf(result, 'net-12').value).toBeCloseTo(70 / 100, 12)
    expect(variantOf(result, 'gross-12').value).toBeCloseTo(40 / 100, 12)
    expect(noteOf(result, 'before-data')).toEqual({ customers: 3 })
    expect(rowsOf(result, 'ages').find((row) => row['age'] === 12)).toMatchObject({
      n: 10,
      logo: 0.4,
      net: 0.7,
      gross: 0.4,
    })
    expect(rowsOf(result, 'ages').find((row) => row['age'] === 13)).toMatchObject({ n: 6, logo: 4 / 6 })
  })

  it('the triangle by month holds counts and money; cells that the data do not reach are empty', async () => {
    const result = known(await measured(cohortRetention, { subscriptions }, at))
    const customers = rowsOf(result, 'months-customers')
    expect(
      customers.map((row) => [row['cohort'], row['size'], row['age_8'], row['age_9'], row['age_10'], row['age_12']]),
    ).toEqual([
      ['2023-04-01', 6, 6, 6, 6, 4],
      ['2023-06-01', 4, 0, 0, 0, 0],
      ['2023-09-01', 5, 5, 5, null, null],
    ])
    expect(rowsOf(result, 'months-net')[0]).toMatchObject({ age_5: 60, age_6: 90, age_12: 70 })
    expect(rowsOf(result, 'months-gross')[0]).toMatchObject({ age_5: 60, age_6: 60, age_12: 40 })
  })

  it('the triangle by quarter holds rates; a cell waits until every month of its quarter is old enough', async () => {
    const result = known(await measured(cohortRetention, { subscriptions }, at))
    const quarters = rowsOf(result, 'quarters-customers')
    expect(quarters.map((row) => [row['cohort'], row['size'], row['age_0'], row['age_3'], row['age_4']])).toEqual([
      ['2023-04-01', 10, 1, 6 / 10, 4 / 10],
      ['2023-07-01', 5, 1, 1, null],
    ])
    const may = known(await measured(cohortRetention, { subscriptions }, { ...at, as_of: '2024-05-31' }))
    expect(rowsOf(may, 'quarters-customers')[0]).toMatchObject({ age_3: 6 / 10 })
    expect(rowsOf(may, 'quarters-customers')[0]?.['age_4'] ?? null).toBeNull()
  })

  it('the cohort before the data stands alone, month by month', async () => {
    const rows = rowsOf(known(await measured(cohortRetention, { subscriptions }, at)), 'before-data')
    expect(rows.map((row) => row['customers'])).toEqual([3, 3, 3, 3, ...Array(14).fill(2)])
    expect(rows[0]).toMatchObject({ month: '2023-01-31', recurring: 30, logo: null })
  })

  it('segments add up to the headline', async () => {
    const customers = subscriptions
      .map((row) => String(row['customer_id']))
      .filter((id, index, ids) => ids.indexOf(id) === index)
    const regions = customers.map((customer_id) => ({
      customer_id,
      region: customer_id.startsWith('april') ? 'north' : 'south',
    }))
    const result = known(await measured(cohortRetention, { subscriptions, customers: regions }, at))
    expect(segmentsOf(result, 'region').map((row) => [row['value'], row['n'], row['rate']])).toEqual([
      ['north', 6, 4 / 6],
      ['south', 4, null],
    ])
  })

  it('leaves money out where currencies are mixed, and still counts customers', async () => {
    const mixed = [
      ...subscriptions,
      paid('usd', '2023-04-10', null, 10, { currency: 'USD' }),
      paid('cny', '2023-04-10', null, 10, { currency: 'CNY' }),
    ]
    const result = known(await measured(cohortRetention, { subscriptions: mixed }, at))
    expect(result.value).toBe(6 / 12)
    expect(variantOf(result, 'net-12').value).toBeNull()
    expect(noteOf(result, 'money-left-out')).toEqual({})
    expect(result.exhibits.map((one) => one.id)).not.toContain('months-net')
  })

  it('is unknown without recurring revenue, without a cohort of a year, and with fewer than five customers', async () => {
    const none = await measured(cohortRetention, { subscriptions: [paid('free', '2023-01-03', null, 0)] }, at)
    expect(because(none)).toBe('no-recurring-revenue')
    const young = await measured(
      cohortRetention,
      { subscriptions: many('old', 9, (id) => [paid(id, '2023-01-03')]) },
      at,
    )
    expect(because(young)).toBe('no-cohort-of-a-year')
    const few = [paid('old', '2023-01-03'), ...many('april', 4, (id) => [paid(id, '2023-04-10')])]
    expect(because(await measured(cohortRetention, { subscriptions: few }, at))).toBe('too-few')
  })
})
