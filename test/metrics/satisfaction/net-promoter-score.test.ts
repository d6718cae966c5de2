import { describe, expect, it } from 'vitest'
import { netPromoterScore } from '../../../src/metrics/satisfaction/net-promoter-score.js'
import type { RawRow } from '../../model/facts.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf } from '../measured.js'

const cut = { as_of: '2024-12-31' }
const given = (scores: readonly number[], more: RawRow = {}): RawRow[] =>
  scores.map((score, k) => ({
    customer_id: `c${k}`,
    kind: 'nps',
    score,
    answered_on: '2024-10-10',
    scale_min: 0,
    scale_max: 10,
    ...more,
  }))
/** Five promoters, two passives, three detractors: 50 % − 30 %. */
const scores = [10, 10, 9, 9, 9, 8, 7, 6, 3, 0]

describe('net promoter score', () => {
  it('is 20 points, with the interval of its variance', async () => {
    const result = known(await measured(netPromoterScore, { surveys: given(scores) }, cut))
    expect(result).toMatchObject({ n: 10, unit: 'points' })
    expect(result.value).toBeCloseTo(20, 10)
    // Variance (0.5 + 0.3 − 0.2²) ÷ 10 = 0.076, its root 0.275681, times 1.959964.
    expect(result.interval?.low).toBeCloseTo(20 - 54.0325, 3)
    expect(result.interval?.high).toBeCloseTo(20 + 54.0325, 3)
    expect(result.notes.map(({ code }) => code)).toEqual(['thin-evidence', 'short-history'])
  })

  it('takes the latest answer of each respondent, and each wave apart', async () => {
    const earlier = given([0, 0, 0, 0, 0], { answered_on: '2024-03-10', wave: 'spring' })
    const result = known(await measured(netPromoterScore, { surveys: [...earlier, ...given(scores)] }, cut))
    expect(result).toMatchObject({ value: expect.closeTo(20, 10), n: 10 })
    expect(rowsOf(result, 'waves').map((row) => [row['wave'], row['n'], row['detractors'], row['score']])).toEqual([
      ['spring', 5, 5, -100],
      ['2024-Q4', 10, 3, expect.closeTo(20, 10)],
    ])
  })

  it('cuts by segment: the parts add up', async () => {
    const customers = scores.map((_, k) => ({ customer_id: `c${k}`, region: k < 6 ? 'north' : 'south' }))
    const result = known(await measured(netPromoterScore, { customers, surveys: given(scores) }, cut))
    expect(
      segmentsOf(result, 'region').map((row) => [
        row['value'],
        row['promoters'],
        row['passives'],
        row['detractors'],
        row['score'],
      ]),
    ).toEqual([
      ['north', 5, 1, 0, expect.closeTo(500 / 6, 10)],
      ['south', 0, 1, 3, null],
    ])
  })

  it('keeps answers on a declared 1–10 scale apart, and is unknown where there are no others', async () => {
    const apart = given([10, 10, 1], { scale_min: 1, customer_id: null })
    const result = known(await measured(netPromoterScore, { surveys: [...given(scores), ...apart] }, cut))
    expect(result).toMatchObject({ value: expect.closeTo(20, 10), n: 10 })
    expect(noteOf(result, 'one-based-scale')).toEqual({ answers: 3 })
    expect(because(await measured(netPromoterScore, { surveys: apart }, cut))).toBe('one-based-scale')
  })

  it('cannot verify an undeclared scale without a zero', async () => {
    const undeclared = { scale_min: null, scale_max: null }
    const without = known(await measured(netPromoterScore, { surveys: given([9, 9, 8, 7, 1], undeclared) }, cut))
    expect(noteOf(without, 'scale-unverified')).toEqual({})
    const zero = known(await measured(netPromoterScore, { surveys: given([9, 9, 8, 7, 0], undeclared) }, cut))
    expect(noteOf(zero, 'scale-unverified')).toBeUndefined()
  })

  it('takes no score from a scale that cannot be one', async () => {
    const fives = given([5, 5, 5, 5, 5], { scale_max: 5 })
    expect(because(await measured(netPromoterScore, { surveys: fives }, cut))).toBe('no-answers')
  })

  it('is unknown without answers, and below 5', async () => {
    expect(because(await measured(netPromoterScore, { surveys: [] }, cut))).toBe('no-answers')
    expect(because(await measured(netPromoterScore, { surveys: given([9, 9, 9, 9]) }, cut))).toBe('too-few')
  })
})
