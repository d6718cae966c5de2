import { describe, expect, it } from 'vitest'
import { usageTrend } from '../../../src/metrics/activity/usage-trend.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf, variantOf } from '../measured.js'
import { logins } from './logins.js'

const june = { as_of: '2024-06-30' }
/** The 90 days before begin on 3 January, the last 90 days on 2 April. */
const days = (first: string, count: number): string[] =>
  Array.from({ length: count }, (_, k) => `${first}-${String(k + 10)}`)
const use = (customer: string, earlier: number, recent: number) =>
  logins(customer, 'one', [...days('2024-02', earlier), ...days('2024-05', recent)])
const rows = [
  ...logins('a', 'one', ['2023-12-01', '2024-06-30', '2024-06-30']),
  ...use('a', 4, 1),
  ...logins('b', 'one', ['2023-12-01', '2024-01-03', '2024-04-01', '2024-04-02', '2024-05-02']),
  ...use('c', 1, 3),
  ...use('d', 3, 1),
  ...use('e', 2, 0),
  ...use('f', 0, 1),
]

describe('usage-trend', () => {
  it('(2 + 2 + 3 + 1 + 0 + 1) ÷ (4 + 2 + 1 + 3 + 2 + 0) use days; one more login on a day', async () => {
    const result = known(await measured(usageTrend, { logins: rows }, june))
    expect([result.value, result.n]).toEqual([9 / 12, 6])
    expect(variantOf(result, 'logins').value).toBe(10 / 12)
    expect(variantOf(result, 'settled')).toMatchObject({ value: null, n: 2 })
    expect(result.interval?.low).toBeLessThan(0.75)
    expect(result.interval?.high).toBeGreaterThan(0.75)
  })

  it('sorts every customer into one band: a fell by half, no more', async () => {
    const result = known(await measured(usageTrend, { logins: rows }, june))
    expect(rowsOf(result, 'bands').map((row) => [row['trend'], row['customers']])).toEqual([
      ['use-stopped', 1],
      ['use-halved', 1],
      ['use-falling', 1],
      ['use-steady', 1],
      ['use-rising', 1],
      ['use-begun', 1],
    ])
  })

  it('segments add up', async () => {
    const customers = ['a', 'b', 'c', 'd', 'e', 'f'].map((customer_id) => ({
      customer_id,
      plan: customer_id < 'c' ? 'basic' : 'pro',
    }))
    const result = known(await measured(usageTrend, { logins: rows, customers }, june))
    expect(segmentsOf(result, 'plan').map((row) => [row['value'], row['n'], row['earlier'], row['recent']])).toEqual([
      ['pro', 4, 6, 5],
      ['basic', 2, 6, 4],
    ])
  })

  it('says that six customers are thin evidence, and refuses four', async () => {
    const result = known(await measured(usageTrend, { logins: rows }, june))
    expect(noteOf(result, 'thin-evidence')).toEqual({ n: 6 })
    const four = rows.filter((row) => String(row['customer_id']) <= 'd')
    expect(because(await measured(usageTrend, { logins: four }, june))).toBe('too-few')
  })

  it('is unknown where the logins begin inside the 180 days or end before the cut', async () => {
    const late = rows.filter((row) => String(row['logged_in_at']) > '2024-02')
    expect(because(await measured(usageTrend, { logins: late }, june))).toBe('logins-do-not-reach')
    const early = rows.filter((row) => String(row['logged_in_at']) < '2024-06')
    expect(because(await measured(usageTrend, { logins: early }, june))).toBe('logins-do-not-reach')
    expect(because(await measured(usageTrend, { logins: [] }, june))).toBe('logins-do-not-reach')
  })
})
