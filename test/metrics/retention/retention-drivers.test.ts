import { describe, expect, it } from 'vitest'
import { retentionDrivers } from '../../../src/metrics/retention/retention-drivers.js'
import { proportionDifference } from '../../../src/stats/proportion-difference.js'
import type { RawRow } from '../../model/facts.js'
import { because, known, measured, noteOf, rowsOf } from '../measured.js'

const at = { as_of: '2024-12-31', grace_days: 0, month_end_dates: 'exclusive' } as const
const paid = (customer_id: string, ended_on: string | null): RawRow => ({
  customer_id,
  started_on: '2023-01-15',
  ended_on,
  monthly_amount: 10,
  plan: 'basic',
})
const ids = Array.from({ length: 40 }, (_, index) => `c${index}`)
/** Of 20 in the south 16 leave, of 20 in the north 1; colour is spread evenly over both. */
const leaves = (index: number): boolean => (index < 20 ? index < 16 : index < 21)
const subscriptions = ids.map((id, index) => paid(id, leaves(index) ? '2024-06-15' : null))
const customers = ids.map((customer_id, index) => ({ customer_id, region: index < 20 ? 'south' : 'north' }))
const attributes = ids.map((customer_id, index) => ({
  customer_id,
  attribute: 'colour',
  value: index % 2 === 0 ? 'blue' : 'red',
}))

describe('retention drivers', () => {
  it('finds the region (4 of 20 against 19 of 20) and not the colour', async () => {
    const result = known(await measured(retentionDrivers, { subscriptions, customers, attributes }, at))
    expect(result).toMatchObject({ value: 1, unit: 'count', n: 40 })
    expect(noteOf(result, 'groups-compared')).toEqual({ groups: 4, level: 1 - 0.05 / 4 })
    expect(noteOf(result, 'no-scores-before-window')).toEqual({})
    const bounds = proportionDifference({ cases: 4, n: 20 }, { cases: 19, n: 20 }, 1 - 0.05 / 4)
    expect(rowsOf(result, 'attributes').find((row) => row['value'] === 'south')).toEqual({
      attribute: 'region',
      value: 'south',
      n: 20,
      rate: 4 / 20,
      rest: 19 / 20,
      gap: 100 * bounds.value,
      gap_low: 100 * bounds.low,
      gap_high: 100 * bounds.high,
    })
    expect(bounds.high).toBeLessThan(0)
  })

  it('holds satisfaction of the year before the window against what came after; later scores are not asked', async () => {
    const rated = (customer_id: string, score: number, answered_on: string): RawRow => ({
      customer_id,
      kind: 'csat',
      dimension: 'price',
      score,
      answered_on,
      scale_min: 1,
      scale_max: 5,
    })
    const surveys = ids.flatMap((id, index) => [
      rated(id, leaves(index) ? 1 : 5, '2023-06-01'),
      rated(id, 3, '2024-02-01'),
    ])
    const rows = rowsOf(known(await measured(retentionDrivers, { subscriptions, surveys }, at)), 'scores')
    expect(rows.map((row) => [row['dimension'], row['level'], row['n'], row['rate'], row['rest']])).toEqual([
      ['price', 'dissatisfied', 17, 0, 1],
      ['price', 'satisfied', 23, 1, 0],
    ])
  })

  it('says that ten customers are thin evidence, and refuses four', async () => {
    const of = (wanted: (index: number) => boolean) => {
      const some = ids.filter((_, index) => wanted(index))
      const here = (row: RawRow) => some.includes(String(row['customer_id']))
      return { subscriptions: subscriptions.filter(here), customers: customers.filter(here) }
    }
    const ten = of((index) => index < 5 || (index >= 20 && index < 25))
    expect(noteOf(known(await measured(retentionDrivers, ten, at)), 'thin-evidence')).toEqual({ n: 10 })
    const four = of((index) => index < 2 || index === 20 || index === 21)
    const { result } = await measured(retentionDrivers, four, at)
    expect(result).toMatchObject({ status: 'unknown', because: { code: 'no-groups-to-compare' } })
  })

  it('is unknown without customers at start, and where nothing splits them', async () => {
    const late = [{ ...paid('a', null), started_on: '2024-06-15' }]
    expect(because(await measured(retentionDrivers, { subscriptions: late }, at))).toBe('no-customers-at-start')
    expect(because(await measured(retentionDrivers, { subscriptions }, at))).toBe('no-groups-to-compare')
  })
})
