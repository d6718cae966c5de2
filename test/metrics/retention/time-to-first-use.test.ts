import { describe, expect, it } from 'vitest'
import { timeToFirstUse } from '../../../src/metrics/retention/time-to-first-use.js'
import type { RawRow } from '../../model/facts.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf, variantOf } from '../measured.js'

const at = { as_of: '2024-12-31', grace_days: 0 } as const
const paid = (customer_id: string, started_on: string): RawRow => ({
  customer_id,
  started_on,
  monthly_amount: 10,
  plan: 'basic',
})
const used = (customer_id: string, day: string): RawRow => ({ customer_id, logged_in_at: `${day} 09:00:00` })

/** First uses after 0 (a trial before), 2, 4, 10 and 40 days, and never. */
const starters = ['tried', 'two', 'four', 'ten', 'forty', 'never']
const subscriptions = [paid('old', '2023-01-05'), ...starters.map((id) => paid(id, '2024-03-01'))]
const logins = [
  used('old', '2023-01-10'),
  used('old', '2024-12-30'),
  used('tried', '2024-02-20'),
  used('tried', '2024-03-20'),
  used('two', '2024-03-03'),
  used('four', '2024-03-05'),
  used('ten', '2024-03-11'),
  used('forty', '2024-04-10'),
]

describe('time to first use', () => {
  it('median of 0, 2, 4, 10, late, never: (4 + 10) ÷ 2 = 7 days; 90 % is beyond what was seen', async () => {
    const result = known(await measured(timeToFirstUse, { subscriptions, logins }, at))
    expect(result).toMatchObject({ value: 7, unit: 'days', n: 6 })
    expect(variantOf(result, 'ninth').value).toBeNull()
    expect(variantOf(result, 'within').value).toBe(4 / 6)
    expect(variantOf(result, 'before').value).toBe(1 / 6)
    expect(noteOf(result, 'starters-never-seen')).toEqual({ customers: 1 })
    expect(noteOf(result, 'thin-evidence')).toEqual({ n: 6 })
    expect(rowsOf(result, 'days')).toEqual(
      [0, 2, 4, 10].map((days) => ({ days, customers: 1 })).concat({ days: 31, customers: 2 }),
    )
  })

  it('has an interval once both ends were seen: of 12 the third and the tenth, 2 and 10 days', async () => {
    // Ranks of 12: P(Bin(12, ½) ≤ 2) = 79 ÷ 4096 = 0.019, ≤ 3: 0.073.
    const more = [0, 0, 2, 2, 4, 4, 4, 6, 10, 10, 12, null].map((days, k) => ({ id: `s${k}`, days }))
    const began = [paid('old', '2023-01-05'), ...more.map(({ id }) => paid(id, '2024-03-01'))]
    const came = more.flatMap(({ id, days }) =>
      days === null ? [] : [used(id, `2024-03-${String(days + 1).padStart(2, '0')}`)],
    )
    const reach = [used('old', '2023-01-10'), used('old', '2024-12-30')]
    const result = known(await measured(timeToFirstUse, { subscriptions: began, logins: [...reach, ...came] }, at))
    expect([result.value, result.interval?.low, result.interval?.high]).toEqual([4, 2, 10])
    const few = known(await measured(timeToFirstUse, { subscriptions, logins }, at))
    expect(few.interval).toBeUndefined()
  })

  it('segments: 4 of the five in the north by the 30th day, median 4', async () => {
    const customers = starters.map((customer_id) => ({
      customer_id,
      region: customer_id === 'never' ? 'south' : 'north',
    }))
    const result = known(await measured(timeToFirstUse, { subscriptions, logins, customers }, at))
    expect(segmentsOf(result, 'region')).toEqual([
      { attribute: 'region', value: 'north', n: 5, median: 4, rate: 4 / 5 },
      { attribute: 'region', value: 'south', n: 1, median: null, rate: null },
    ])
  })

  it('is unknown where most never used it in 30 days, where nobody began, and below five', async () => {
    const few = logins.filter((row) => ['old', 'two', 'forty'].includes(String(row['customer_id'])))
    const beyond = await measured(timeToFirstUse, { subscriptions, logins: few }, at)
    expect(beyond.result).toMatchObject({ because: { code: 'first-use-beyond-30-days', args: { never: 4, n: 6 } } })
    expect(because(await measured(timeToFirstUse, { subscriptions: subscriptions.slice(0, 1), logins }, at))).toBe(
      'no-starters-seen',
    )
    expect(because(await measured(timeToFirstUse, { subscriptions: subscriptions.slice(0, 5), logins }, at))).toBe(
      'too-few',
    )
  })
})
