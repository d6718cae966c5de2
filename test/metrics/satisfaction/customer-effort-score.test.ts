import { describe, expect, it } from 'vitest'
import { customerEffortScore } from '../../../src/metrics/satisfaction/customer-effort-score.js'
import type { RawRow } from '../../model/facts.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf, variantOf } from '../measured.js'

const cut = { as_of: '2024-12-31' } as const
const effort = (customer_id: string, score: number, answered_on = '2024-05-10', more: RawRow = {}): RawRow => ({
  ...{ customer_id, kind: 'ces', score, answered_on, scale_min: 1, scale_max: 7 },
  ...more,
})
const surveys = [
  ...[2, 4, 6, 3, 5].map((score, k) => effort(`c${k}`, score)),
  ...[7, 7].map((score, k) => effort(`c${k}`, score, '2024-11-10')),
]

describe('customer-effort-score', () => {
  it('(2 + 4 + 6 + 3 + 5 + 7 + 7) ÷ 7 = 34 ÷ 7, every answer counts; its direction is not guessed', async () => {
    const result = known(await measured(customerEffortScore, { surveys }, cut))
    expect([result.value, result.n]).toEqual([expect.closeTo(34 / 7, 12), 7])
    expect(noteOf(result, 'effort-direction-unstated')).toEqual({})
    expect(noteOf(result, 'scale-inferred')).toBeUndefined()
    expect([variantOf(result, 'lowest').value, variantOf(result, 'highest').value]).toEqual([1, 7])
  })

  it('the wave of five: 4 ± 2.776 × √(2.5 ÷ 5) = 2.037 to 5.963; of two none', async () => {
    const rows = rowsOf(known(await measured(customerEffortScore, { surveys }, cut)), 'waves')
    expect(rows).toMatchObject([
      { wave: '2024-Q2', n: 5, mean: 4, low: expect.closeTo(2.037, 2), high: expect.closeTo(5.963, 2) },
      { wave: '2024-Q4', n: 2, mean: null },
    ])
  })

  it('bounds the mean by customers: totals 9, 11, 6, 3, 5 of 2, 2, 1, 1, 1 answers', async () => {
    const result = known(await measured(customerEffortScore, { surveys }, cut))
    // Residuals total − n × 34 ÷ 7: −5/7, 9/7, 8/7, −13/7, 1/7; squares 340 ÷ 49 = 6.9388; × 5 ÷ 4 = 8.6735; √ ÷ 7 = 0.42073;
    // × t with 4 degrees, 2.776: 1.168
    expect(result.interval).toMatchObject({ method: 'clustered' })
    expect(result.interval?.low).toBeCloseTo(34 / 7 - 1.168, 2)
    expect(result.interval?.high).toBeCloseTo(34 / 7 + 1.168, 2)
    expect(noteOf(result, 'cases-of-customers')).toEqual({ n: 7, customers: 5, unnamed: 0 })
  })

  it('segments add up', async () => {
    const customers = [0, 1, 2, 3, 4].map((k) => ({ customer_id: `c${k}`, size: k < 2 ? 'large' : 'small' }))
    const rows = segmentsOf(known(await measured(customerEffortScore, { surveys, customers }, cut)), 'size')
    expect(rows.map((row) => [row['value'], row['n']])).toEqual([
      ['large', 4],
      ['small', 3],
    ])
  })

  it('says where the scale was inferred; refuses two scales, none, and fewer than 5', async () => {
    const undeclared = surveys.map((row) => ({ ...row, scale_min: null, scale_max: null }))
    expect(noteOf(known(await measured(customerEffortScore, { surveys: undeclared }, cut)), 'scale-inferred')).toEqual(
      {},
    )
    const two = [...surveys, effort('x', 3, '2024-05-10', { scale_max: 5 })]
    expect(because(await measured(customerEffortScore, { surveys: two }, cut))).toBe('scales-differ')
    expect(because(await measured(customerEffortScore, { surveys: [] }, cut))).toBe('no-answers')
    expect(because(await measured(customerEffortScore, { surveys: surveys.slice(0, 4) }, cut))).toBe('too-few')
  })
})
