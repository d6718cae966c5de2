import { describe, expect, it } from 'vitest'
import { retentionReasons } from '../../../src/metrics/retention/retention-reasons.js'
import type { RawRow } from '../../model/facts.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf, variantOf } from '../measured.js'

const at = { as_of: '2024-12-31', grace_days: 0, month_end_dates: 'exclusive' } as const
const paid = (customer_id: string, ended_on: string | null = null): RawRow => ({
  customer_id,
  started_on: '2023-01-15',
  ended_on,
  monthly_amount: 10,
})
const said = (customer_id: string, reason: string | null, score = 9, answered_on = '2024-06-01'): RawRow => ({
  customer_id,
  kind: 'nps',
  score,
  answered_on,
  reason,
})
const subscriptions = [...['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => paid(id)), paid('lost', '2024-09-15')]
/** Five reasons of customers that stay: support 3 (one changed its mind, spellings folded), price 2. */
const surveys = [
  said('a', 'Support'),
  said('b', 'support '),
  said('c', 'price', 9, '2024-03-01'),
  said('c', 'Support', 10),
  said('d', 'price'),
  said('e', 'price'),
  said('f', null),
  said('g', 'too slow', 3),
  said('lost', 'price'),
  said('a', 'price', 9, '2023-06-01'),
]

describe('retention reasons', () => {
  it('3 of 5 name support; 5 of 6 favourable respondents gave a reason; the unhappy, the lost and the past do not count', async () => {
    const result = known(await measured(retentionReasons, { subscriptions, surveys }, at))
    expect([result.value, result.n]).toEqual([3 / 5, 5])
    expect(variantOf(result, 'stated')).toMatchObject({ value: 5 / 6, n: 6 })
    expect(noteOf(result, 'reason-named-most')).toEqual({ reason: 'Support' })
    expect(noteOf(result, 'thin-evidence')).toEqual({ n: 5 })
    expect(rowsOf(result, 'reasons')).toEqual([
      { reason: 'Support', customers: 3, share: 3 / 5 },
      { reason: 'price', customers: 2, share: 2 / 5 },
    ])
  })

  it('cuts the first reason by segment, which add up; Wilson at 3 of 5', async () => {
    const customers = ['a', 'b', 'c', 'd', 'e'].map((customer_id, k) => ({ customer_id, region: k < 4 ? 'n' : 's' }))
    const result = known(await measured(retentionReasons, { subscriptions, surveys, customers }, at))
    expect(segmentsOf(result, 'region').map((row) => [row['value'], row['n'], row['rate']])).toEqual([
      ['n', 4, null],
      ['s', 1, null],
    ])
    expect(result.interval).toMatchObject({ method: 'wilson', low: expect.closeTo(0.2307, 4) })
  })

  it('is unknown where nobody gave one, and below five', async () => {
    const silent = surveys.map((row) => ({ ...row, reason: null }))
    expect(because(await measured(retentionReasons, { subscriptions, surveys: silent }, at))).toBe(
      'no-retention-reasons',
    )
    expect(because(await measured(retentionReasons, { subscriptions, surveys: surveys.slice(0, 4) }, at))).toBe(
      'too-few',
    )
  })
})
