import { describe, expect, it } from 'vitest'
import { customerSuccessRate } from '../../../src/metrics/retention/customer-success-rate.js'
import type { RawRow } from '../../model/facts.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf, variantOf } from '../measured.js'

const at = { as_of: '2024-12-31', grace_days: 0, month_end_dates: 'exclusive' } as const
const paid = (customer_id: string, ended_on: string | null = null): RawRow => ({
  customer_id,
  started_on: '2023-01-15',
  ended_on,
  monthly_amount: 10,
  plan: 'basic',
})
const used = (customer_id: string, day = '2024-12-20'): RawRow => ({ customer_id, logged_in_at: `${day} 09:00:00` })
const rated = (customer_id: string, score: number, answered_on = '2024-06-01', dimension = 'overall'): RawRow => ({
  customer_id,
  kind: 'csat',
  score,
  answered_on,
  dimension,
  scale_min: 1,
  scale_max: 5,
})
const recommends = (customer_id: string, score: number, answered_on = '2024-06-01'): RawRow => ({
  customer_id,
  kind: 'nps',
  score,
  answered_on,
})
/** Ten customers at start: three succeed, three are unhappy, one never gave a score, one is inactive, two are lost. */
const subscriptions = [
  ...['happy', 'passive', 'recovered', 'low', 'detractor', 'fallen', 'unscored', 'inactive'].map((id) => paid(id)),
  paid('lost-1', '2024-05-15'),
  paid('lost-2', '2024-05-15'),
]
const logins = [
  ...['happy', 'passive', 'recovered', 'low', 'detractor', 'fallen', 'unscored', 'lost-1'].map((id) => used(id)),
  used('inactive', '2024-12-01'),
]
const surveys = [
  rated('happy', 5),
  recommends('passive', 7),
  recommends('recovered', 3, '2024-03-01'),
  recommends('recovered', 9),
  rated('low', 2),
  rated('low', 3, '2024-06-01', 'price'),
  recommends('detractor', 6),
  rated('detractor', 5),
  recommends('fallen', 9, '2024-03-01'),
  recommends('fallen', 4),
  rated('inactive', 5),
  rated('lost-1', 5),
]

describe('customer success rate', () => {
  it('3 of 10; with the one that never gave a score 4 of 10; everybody has one outcome', async () => {
    const result = known(await measured(customerSuccessRate, { subscriptions, logins, surveys }, at))
    expect([result.value, result.n]).toEqual([3 / 10, 10])
    expect(variantOf(result, 'with-unscored').value).toBe(4 / 10)
    expect(rowsOf(result, 'outcomes')).toEqual([
      { n: 10, successful: 3, unscored: 1, unhappy: 3, inactive: 1, lost: 2 },
    ])
    expect(noteOf(result, 'thin-evidence')).toEqual({ n: 10 })
  })

  it('who may still renew at the cut is on neither side', async () => {
    const rows = [...subscriptions, paid('open', '2024-12-20')]
    const result = known(
      await measured(customerSuccessRate, { subscriptions: rows, logins, surveys }, { ...at, grace_days: 30 }),
    )
    expect([result.value, result.n]).toEqual([3 / 10, 10])
    expect(noteOf(result, 'undetermined-at-cut')).toEqual({ customers: 1, low: 3 / 11, high: 4 / 11 })
  })

  it('segments add up', async () => {
    const customers = subscriptions.map((row) => ({
      customer_id: String(row['customer_id']),
      region: String(row['customer_id']).startsWith('lost') ? 's' : 'n',
    }))
    const result = known(await measured(customerSuccessRate, { subscriptions, logins, surveys, customers }, at))
    expect(segmentsOf(result, 'region').map((row) => [row['value'], row['n'], row['rate']])).toEqual([
      ['n', 8, 3 / 8],
      ['s', 2, null],
    ])
  })

  it('is unknown without customers at start, below five, and without surveys', async () => {
    const late = [{ ...paid('late'), started_on: '2024-06-15' }]
    expect(because(await measured(customerSuccessRate, { subscriptions: late, logins, surveys }, at))).toBe(
      'no-customers-at-start',
    )
    expect(
      because(await measured(customerSuccessRate, { subscriptions: subscriptions.slice(0, 4), logins, surveys }, at)),
    ).toBe('too-few')
    expect(because(await measured(customerSuccessRate, { subscriptions, logins }, at))).toBe('needs-dataset')
  })
})
