import { describe, expect, it } from 'vitest'
import { satisfactionTrend } from '../../../src/metrics/satisfaction/satisfaction-trend.js'
import type { RawRow } from '../../model/facts.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf, variantOf } from '../measured.js'

const cut = { as_of: '2024-12-31' } as const
/** 366 days apart; the second is the day of the cut. */
const [before, after] = ['2023-12-31', '2024-12-31']
const rated = (customer_id: string | null, answered_on: string, score: number, more: RawRow = {}): RawRow => ({
  kind: 'csat',
  scale_min: 1,
  scale_max: 5,
  wave: answered_on.slice(0, 4),
  customer_id,
  answered_on,
  score,
  ...more,
})
const six = [0, 1, 2, 3, 4, 5]

describe('satisfaction-trend', () => {
  it('3 of 5 a year before, 4 now: 25 points in 366 days; the same within customers, with an interval of no width', async () => {
    const surveys = six.flatMap((k) => [rated(`c${k}`, before, 3), rated(`c${k}`, after, 4)])
    const result = known(await measured(satisfactionTrend, { surveys }, cut))
    const slope = (25 * 365.25) / 366
    expect(result.value).toBeCloseTo(slope, 3)
    expect(result.n).toBe(6)
    expect(result.interval?.low).toBeCloseTo(slope, 3)
    expect(variantOf(result, 'same-customers').value).toBeCloseTo(slope, 3)
    expect(variantOf(result, 'p').value).toBeCloseTo(0, 6)
    expect(variantOf(result, 'promoters').value).toBeNull()
    expect(noteOf(result, 'trend-not-shown')).toBeUndefined()
    expect(rowsOf(result, 'waves').map((row) => [row['wave'], row['answers'], row['n'], row['level']])).toEqual([
      ['2023', 6, 6, 0.5],
      ['2024', 6, 6, 0.75],
    ])
  })

  it('six answers 2 and six others 4: +50 points a year overall, and nothing within the same customers', async () => {
    // Deviations of t are ∓ .501027, of the level ∓ .25: a = 6 × 2 × .125257, b = 6 × 2 × .251028: slope .5 × 365.25 ÷ 366.
    const surveys = six.flatMap((k) => [rated(`gone ${k}`, before, 2), rated(`new ${k}`, after, 4)])
    const result = known(await measured(satisfactionTrend, { surveys }, cut))
    expect(result.value).toBeCloseTo((50 * 365.25) / 366, 3)
    expect(variantOf(result, 'same-customers')).toMatchObject({ value: null, n: 0 })
  })

  it('many answers of one customer are one observation: alike noise in six customers shows no trend, said 8 times over', async () => {
    const noisy = six.flatMap((k) =>
      Array.from({ length: 8 }, () => [
        rated(`c${k}`, before, k % 2 === 0 ? 2 : 4),
        rated(`c${k}`, after, k % 2 === 0 ? 5 : 2),
      ]).flat(),
    )
    // Three customers rise by 75 points, three fall by 50: mean 12.5, sd 68.465, error 27.951, ÷ 366 × 365.25; t = .4472 with 5
    // degrees: p = .6734. Taken as 96 answers, it would be far from chance.
    const result = known(await measured(satisfactionTrend, { surveys: noisy }, cut))
    expect(result.value).toBeCloseTo((12.5 * 365.25) / 366, 3)
    expect(variantOf(result, 'p').value).toBeCloseTo(0.6734, 3)
    expect(noteOf(result, 'trend-not-shown')).toEqual({})
  })

  it('another question or another scale in the second wave is no trend', async () => {
    const later = { scale_max: 10 }
    const surveys = six.flatMap((k) => [
      rated(`c${k}`, before, 3, { dimension: 'price' }),
      rated(`c${k}`, '2024-06-30', 3, { dimension: 'price' }),
      rated(`c${k}`, '2024-06-30', 5, { dimension: 'service' }),
      rated(`c${k}`, after, 5, { dimension: 'service' }),
      rated(`c${k}`, '2024-06-30', 10, { dimension: 'speed', ...later }),
      rated(`c${k}`, after, 10, { dimension: 'speed', ...later }),
    ])
    const result = known(await measured(satisfactionTrend, { surveys }, cut))
    expect(result.value).toBeCloseTo(0, 9)
    expect(noteOf(result, 'scales-held-apart')).toEqual({ scales: 2 })
    expect(rowsOf(result, 'dimensions').map((row) => [row['dimension'], row['verdict']])).toEqual([
      ['price', 'no-difference'],
      ['service', 'no-difference'],
      ['speed', 'no-difference'],
    ])
  })

  it('cuts by segment, every answer once, and refuses the slope of fewer than five', async () => {
    const surveys = six.flatMap((k) => [rated(`c${k}`, before, 3), rated(`c${k}`, after, 4)])
    const customers = six.map((k) => ({ customer_id: `c${k}`, region: k === 5 ? 'south' : 'north' }))
    const rows = segmentsOf(known(await measured(satisfactionTrend, { surveys, customers }, cut)), 'region')
    expect(rows.map((row) => [row['value'], row['n'], row['answers']])).toEqual([
      ['north', 5, 10],
      ['south', 1, 2],
    ])
    expect(rows[0]?.['slope']).toBeCloseTo((25 * 365.25) / 366, 3)
    expect(rows[1]?.['slope']).toBeNull()
  })

  it('net promoter: three detractors become promoters, three stay passive: (200 × 3 ÷ 6) points', async () => {
    const promoter = { kind: 'nps', scale_min: 0, scale_max: 10 }
    const surveys = six.flatMap((k) => [
      rated(`c${k}`, before, 3),
      rated(`c${k}`, after, 3),
      rated(`c${k}`, before, k < 3 ? 2 : 7, promoter),
      rated(`c${k}`, after, k < 3 ? 10 : 7, promoter),
    ])
    const result = known(await measured(satisfactionTrend, { surveys }, cut))
    expect(result.value).toBeCloseTo(0, 9)
    expect(variantOf(result, 'promoters').value).toBeCloseTo((100 * 365.25) / 366, 2)
    expect(variantOf(result, 'same-promoters').value).toBeCloseTo((100 * 365.25) / 366, 2)
  })

  it('is unknown without answers in three years, within 90 days, and below five customers', async () => {
    const old = six.map((k) => rated(`c${k}`, '2021-12-31', 3))
    expect(because(await measured(satisfactionTrend, { surveys: old }, cut))).toBe('no-answers-in-three-years')
    const close = six.flatMap((k) => [rated(`c${k}`, '2024-11-01', 3), rated(`c${k}`, '2024-12-01', 4)])
    expect(because(await measured(satisfactionTrend, { surveys: close }, cut))).toBe('answers-too-close')
    const few = six.slice(2).flatMap((k) => [rated(`c${k}`, before, 3), rated(`c${k}`, after, 4)])
    expect(because(await measured(satisfactionTrend, { surveys: few }, cut))).toBe('too-few')
  })
})
