import { describe, expect, it } from 'vitest'
import { netPromoterScore } from '../../../src/metrics/satisfaction/net-promoter-score.js'
import type { RawRow } from '../../model/facts.js'
import { known, measured, rowsOf, variantOf } from '../measured.js'

const cut = { as_of: '2024-12-31', month_end_dates: 'exclusive' } as const
const answer = (customer_id: string | null, wave: string, answered_on: string, score: number): RawRow => ({
  customer_id,
  kind: 'nps',
  wave,
  answered_on,
  score,
})
const pays = (customer_id: string, amount: number, started_on = '2024-01-01', currency = 'CNY'): RawRow => ({
  customer_id,
  amount,
  interval: 'month',
  started_on,
  currency,
})

describe('net-promoter-score: weight and movement', () => {
  const surveys = [10, 9, 6, 7, 3].map((score, k) => answer(`c${k}`, 'spring', '2024-05-10', score))

  it('by revenue: (100 + 100 − 400 + 0 × 200 − 200) ÷ 1,000 = −40 points', async () => {
    const subscriptions = [100, 100, 400, 200, 200].map((amount, k) => pays(`c${k}`, amount))
    const result = known(await measured(netPromoterScore, { surveys, subscriptions }, cut))
    expect(result.value).toBe(0)
    expect(variantOf(result, 'by-revenue')).toEqual({ key: 'by-revenue', unit: 'points', value: -40, n: 5 })
  })

  it('a customer that paid nothing at the month-end before carries no weight; below 5 and in two currencies none is given', async () => {
    const late = [100, 100, 400, 200].map((amount, k) => pays(`c${k}`, amount))
    const subscriptions = [...late, pays('c4', 200, '2024-05-05')]
    const result = known(await measured(netPromoterScore, { surveys, subscriptions }, cut))
    expect(variantOf(result, 'by-revenue')).toMatchObject({ value: null, n: 4 })
    const mixed = [...late, pays('c4', 200, '2024-01-01', 'USD')]
    expect(
      variantOf(known(await measured(netPromoterScore, { surveys, subscriptions: mixed }, cut)), 'by-revenue').value,
    ).toBeNull()
  })

  it('transitions: whoever answered both of the last two waves, by the day of the wave and not its name', async () => {
    const surveys = [
      ...[10, 9, 8, 2, 2].map((score, k) => answer(`c${k}`, 'z first', '2024-02-01', score)),
      ...[10, 6, 9, 7].map((score, k) => answer(`c${k}`, 'b second', '2024-06-01', score)),
      ...[9, 6, 3, 10].map((score, k) => answer(`c${k}`, 'a third', '2024-11-01', score)),
      answer(null, 'b second', '2024-06-01', 9),
    ]
    const result = known(await measured(netPromoterScore, { surveys }, cut))
    expect(rowsOf(result, 'waves').map((row) => row['wave'])).toEqual(['z first', 'b second', 'a third'])
    const waves = { wave_before: 'b second', wave_after: 'a third' }
    expect(rowsOf(result, 'transitions')).toEqual([
      { ...waves, group: 'promoter', n: 2, promoters: 1, passives: 0, detractors: 1 },
      { ...waves, group: 'passive', n: 1, promoters: 1, passives: 0, detractors: 0 },
      { ...waves, group: 'detractor', n: 1, promoters: 0, passives: 0, detractors: 1 },
    ])
  })
})
