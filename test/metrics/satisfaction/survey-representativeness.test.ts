import { describe, expect, it } from 'vitest'
import { surveyRepresentativeness } from '../../../src/metrics/satisfaction/survey-representativeness.js'
import { because, known, measured, noteOf, rowsOf, variantOf } from '../measured.js'
import { cut, many, type Planted, roomOf } from './cohort.js'

const said = (score: number) => [{ kind: 'nps', score, answered_on: '2024-05-10' }]
/** North: 20 of 30 answered, 15 promoters and 5 detractors; south: 10 of 30, 5 of each. */
const north = [
  ...many('na', 15, 0, { answers: said(9) }),
  ...many('nb', 5, 0, { answers: said(0) }),
  ...many('nc', 10, 0),
]
const south = [
  ...many('sa', 5, 0, { answers: said(9) }),
  ...many('sb', 5, 0, { answers: said(0) }),
  ...many('sc', 20, 0),
]
const room = (customers: readonly Planted[]) => ({
  ...roomOf(customers),
  customers: customers.map(({ id }) => ({ customer_id: id, region: id.startsWith('n') ? 'north' : 'south' })),
})

describe('survey-representativeness', () => {
  it('20 of 30 against 10 of 30: χ² = 4 × 25 ÷ 15 = 6.667, V = √(6.667 ÷ 60) = 1 ÷ 3', async () => {
    const result = known(await measured(surveyRepresentativeness, room([...north, ...south]), cut))
    expect([result.value, result.n]).toEqual([expect.closeTo(1 / 3, 9), 60])
    expect(variantOf(result, 'share-answered')).toMatchObject({ value: 0.5, n: 60 })
    expect(rowsOf(result, 'attributes')).toMatchObject([
      { attribute: 'region', statistic: expect.closeTo(20 / 3, 9), degrees: 1, p: expect.closeTo(0.00982, 5) },
    ])
  })

  it('as answered (20 − 10) ÷ 30 = 33.3; post-stratified ½ × (15 − 5) ÷ 20 + ½ × 0 = 25', async () => {
    const result = known(await measured(surveyRepresentativeness, room([...north, ...south]), cut))
    expect(variantOf(result, 'net-promoter-observed').value).toBeCloseTo(100 / 3, 9)
    expect(rowsOf(result, 'attributes')[0]?.['weighted_score']).toBeCloseTo(25, 9)
    expect(rowsOf(result, 'attributes')[0]?.['weighted_level']).toBeNull()
  })

  it('strata add up to the base and to the respondents', async () => {
    const rows = rowsOf(known(await measured(surveyRepresentativeness, room([...north, ...south]), cut)), 'strata')
    expect(rows).toMatchObject([
      {
        value: 'north',
        n: 30,
        share_base: 0.5,
        share_answered: expect.closeTo(2 / 3, 9),
        rate: expect.closeTo(2 / 3, 9),
      },
      {
        value: 'south',
        n: 30,
        share_base: 0.5,
        share_answered: expect.closeTo(1 / 3, 9),
        rate: expect.closeTo(1 / 3, 9),
      },
    ])
  })

  it('quarters of revenue: equals share a band, so 8 at 1, 8 at 2, 8 at 3, 8 at 4 make four, and all alike one', async () => {
    const paid = [1, 2, 3, 4].flatMap((amount) => [
      ...many(`n${amount}`, 4, 0, { amount, answers: said(9) }),
      ...many(`s${amount}`, 4, 0, { amount }),
    ])
    const result = known(await measured(surveyRepresentativeness, room(paid), cut))
    expect(rowsOf(result, 'bands').map((row) => [row['group'], row['n'], row['rate']])).toEqual(
      [1, 2, 3, 4].map((band) => [`revenue-band-${band}`, 8, 0.5]),
    )
    expect(variantOf(result, 'revenue-association').value).toBe(0)
    const alike = known(await measured(surveyRepresentativeness, room([...north, ...south]), cut))
    expect(rowsOf(alike, 'bands').map((row) => row['n'])).toEqual([60])
    expect(variantOf(alike, 'revenue-association').value).toBeNull()
  })

  it('counts who answered without paying, and answers without a customer', async () => {
    const tables = room([...north, ...south])
    const surveys = [...(tables.surveys ?? []), { ...said(9)[0], customer_id: 'guest' }, { ...said(9)[0] }]
    const result = known(await measured(surveyRepresentativeness, { ...tables, surveys }, cut))
    expect(noteOf(result, 'respondents-outside-base')).toEqual({ respondents: 1 })
    expect(noteOf(result, 'answers-without-customer')).toEqual({ answers: 1 })
    expect(result.n).toBe(60)
  })

  it('unknown without answers, without names, without a base, and below 5', async () => {
    const tables = room([...north, ...south])
    const refused = async (changed: object) =>
      because(await measured(surveyRepresentativeness, { ...tables, ...changed }, cut))
    expect(await refused({ surveys: [] })).toBe('no-answers')
    expect(await refused({ surveys: said(9) })).toBe('respondents-unnamed')
    expect(await refused({ subscriptions: [], payments: [] })).toBe('no-recurring-revenue')
    const few = room([...north.slice(0, 2), ...south.slice(-2)])
    expect(because(await measured(surveyRepresentativeness, few, cut))).toBe('too-few')
  })
})
