import { describe, expect, it } from 'vitest'
import { usageRetention } from '../../../src/metrics/activity/usage-retention.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf, variantOf } from '../measured.js'
import { logins } from './logins.js'

const june = { as_of: '2024-06-30' }
const on = (day: string, ...users: string[]) => users.flatMap((user) => logins('a', user, [day]))
const rows = [
  ...on('2024-01-02', 'older'),
  ...on('2024-02-10', 'one', 'two', 'three', 'four', 'five'),
  ...on('2024-03-10', 'one', 'two', 'three', 'four', 'five', 'six'),
  ...on('2024-05-10', 'one', 'two', 'three'),
  ...on('2024-06-28', 'four', 'one', 'six'),
]

describe('usage-retention', () => {
  it('month 3: 3 of 5 (February) and 1 of 1 (March); on or after: 4 of 5 and 1 of 1', async () => {
    const result = known(await measured(usageRetention, { logins: rows }, june))
    expect([result.value, result.n]).toEqual([4 / 6, 6])
    expect(variantOf(result, 'on-or-after').value).toBe(5 / 6)
    expect(variantOf(result, 'month-1')).toMatchObject({ value: 5 / 6, n: 6 })
    expect(variantOf(result, 'month-6')).toMatchObject({ value: null, n: 0 })
    expect(noteOf(result, 'thin-evidence')).toEqual({ n: 6 })
  })

  it('triangles: none of before the data, a cohort below five stays empty, ages not reached stay empty', async () => {
    const result = known(await measured(usageRetention, { logins: rows }, june))
    const cells = (id: string) => rowsOf(result, id).map((row) => Object.values(row))
    expect(cells('months')).toEqual([
      ['2024-02-01', 5, 1, 1, 0, 3 / 5, 2 / 5],
      ['2024-03-01', 1, null, null, null, null, null],
    ])
    expect(cells('months-after')[0]).toEqual(['2024-02-01', 5, 1, 1, 4 / 5, 4 / 5, 2 / 5])
    expect(cells('weeks').map((row) => row.slice(0, 3))).toEqual([
      ['2024-02-05', 5, 1],
      ['2024-03-04', 1, null],
    ])
  })

  it('by segment the same users: 2 + 2 of 5 + 1, and the customers behind them', async () => {
    const more = [...rows, ...['b', 'c'].flatMap((id) => logins(id, 'only', ['2024-02-03', '2024-05-03']))]
    const customers = [
      { customer_id: 'a', region: 'north' },
      { customer_id: 'b', region: 'south' },
      { customer_id: 'c', region: 'south' },
    ]
    const result = known(await measured(usageRetention, { logins: more, customers }, june))
    expect(result.value).toBe(6 / 8)
    expect(segmentsOf(result, 'region').map((row) => [row['value'], row['n'], row['rate'], row['customers']])).toEqual([
      ['north', 6, 4 / 6, 1],
      ['south', 2, null, 2],
    ])
  })

  it('is unknown where no cohort after the first month is old enough, and refused below five', async () => {
    const young = rows.filter((row) => String(row['logged_in_at']) >= '2024-05' || row['user_id'] === 'older')
    expect(because(await measured(usageRetention, { logins: young }, june))).toBe('no-cohort-old-enough')
    const few = rows.filter((row) => !['four', 'five'].includes(String(row['user_id'])))
    expect(because(await measured(usageRetention, { logins: few }, june))).toBe('too-few')
  })
})
