import { describe, expect, it } from 'vitest'
import { customerSatisfaction } from '../../../src/metrics/satisfaction/customer-satisfaction.js'
import type { RawRow } from '../../model/facts.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf, variantOf } from '../measured.js'

const cut = { as_of: '2024-12-31' }
const declared = { scale_min: 1, scale_max: 5 }
const given = (dimension: string, scores: readonly number[], more: RawRow = declared): RawRow[] =>
  scores.map((score, k) => ({
    customer_id: `c${k}`,
    kind: 'csat',
    dimension,
    score,
    answered_on: '2024-05-10',
    ...more,
  }))
/** On 1–5, 4 and 5 are satisfied: 4 of 5 with the function, 1 of 5 with the price. */
const surveys = [...given('function', [5, 5, 4, 4, 3]), ...given('price', [5, 3, 2, 2, 1])]

describe('customer satisfaction', () => {
  it('finds 5 of 10 answers in the top two boxes, at a mean level of 0.6', async () => {
    const result = known(await measured(customerSatisfaction, { surveys }, cut))
    expect(result).toMatchObject({ value: 0.5, n: 10 })
    expect(variantOf(result, 'mean-level').value).toBeCloseTo((3.4 - 1) / 4, 12)
    expect(noteOf(result, 'scale-inferred')).toBeUndefined()
  })

  it('takes two answers of one customer for dependent: 5 customers are worth 7.38 answers', async () => {
    const result = known(await measured(customerSatisfaction, { surveys }, cut))
    // Satisfied 2, 1, 1, 1, 0 of 2 each: (1² + 1²) × 5 ÷ 4 ÷ 10² = 0.025 against 0.25 ÷ 9 = 0.02778, an effect of 0.9;
    // t with 9 and 4 degrees, (2.2622 ÷ 2.7764)² = 0.6639; 10 ÷ 0.9 × 0.6639 = 7.376; Wilson at a half: ± 0.2926
    expect(result.interval?.method).toBe('wilson-clustered')
    expect(result.interval?.low).toBeCloseTo(0.2074, 3)
    expect(result.interval?.high).toBeCloseTo(0.7926, 3)
    // Levels of both answers 2, 1.5, 1, 1, 0.5 against 1.2 each: 0.64 + 0.09 + 0.04 + 0.04 + 0.49 = 1.3; × 5 ÷ 4; √ ÷ 10 = 0.12748; × 2.776
    expect(variantOf(result, 'mean-level').interval?.low).toBeCloseTo(0.6 - 0.3539, 3)
    expect(variantOf(result, 'mean-level').interval?.high).toBeCloseTo(0.6 + 0.3539, 3)
    expect(noteOf(result, 'cases-of-customers')).toEqual({ n: 10, customers: 5, unnamed: 0 })
  })

  it('is Wilson’s interval where each customer answers once: 4 of 5', async () => {
    const result = known(await measured(customerSatisfaction, { surveys: surveys.slice(0, 5) }, cut))
    expect(result.interval?.method).toBe('wilson')
    expect(result.interval?.low).toBeCloseTo(0.3755, 4)
    expect(result.interval?.high).toBeCloseTo(0.9638, 4)
    expect(noteOf(result, 'cases-of-customers')).toBeUndefined()
  })

  it('goes by dimension, and shows every score', async () => {
    const result = known(await measured(customerSatisfaction, { surveys }, cut))
    expect(rowsOf(result, 'dimensions').map((row) => [row['dimension'], row['n'], row['rate'], row['mean']])).toEqual([
      ['function', 5, 0.8, expect.closeTo(4.2, 12)],
      ['price', 5, 0.2, expect.closeTo(2.6, 12)],
    ])
    expect(rowsOf(result, 'scores').map((row) => [row['score'], row['answers']])).toEqual([
      [1, 1],
      [2, 2],
      [3, 2],
      [4, 2],
      [5, 3],
    ])
  })

  it('cuts by segment: the parts add up to the answers whose customer is known', async () => {
    const customers = [0, 1, 2, 3, 4].map((k) => ({ customer_id: `c${k}`, region: k < 3 ? 'north' : 'south' }))
    const anonymous = given('function', [5, 5, 5, 5, 5], { ...declared, customer_id: null })
    const result = known(await measured(customerSatisfaction, { customers, surveys: [...surveys, ...anonymous] }, cut))
    expect(result).toMatchObject({ value: 10 / 15, n: 15 })
    expect(segmentsOf(result, 'region').map((row) => [row['value'], row['n'], row['rate']])).toEqual([
      ['north', 6, 4 / 6],
      ['south', 4, null],
    ])
  })

  it('says that the scale was inferred where none is declared', async () => {
    const result = known(await measured(customerSatisfaction, { surveys: given('price', [5, 4, 3, 2, 1], {}) }, cut))
    expect(noteOf(result, 'scale-inferred')).toEqual({})
    expect(result.value).toBe(0.4)
  })

  it('is not spoilt by a scale without width', async () => {
    const flat = given('price', [5], { scale_min: 5, scale_max: 5 })
    expect(known(await measured(customerSatisfaction, { surveys: [...surveys, ...flat] }, cut))).toMatchObject({
      n: 10,
    })
  })

  it('is unknown without answers in the window, and below 5', async () => {
    expect(because(await measured(customerSatisfaction, { surveys: [] }, cut))).toBe('no-answers')
    const before = given('price', [5, 5, 5, 5, 5], { ...declared, answered_on: '2023-12-31' })
    expect(because(await measured(customerSatisfaction, { surveys: before }, cut))).toBe('no-answers')
    expect(because(await measured(customerSatisfaction, { surveys: surveys.slice(0, 4) }, cut))).toBe('too-few')
  })
})
