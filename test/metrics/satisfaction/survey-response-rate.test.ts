import { describe, expect, it } from 'vitest'
import { surveyResponseRate } from '../../../src/metrics/satisfaction/survey-response-rate.js'
import type { RawRow } from '../../model/facts.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf } from '../measured.js'

const cut = { as_of: '2024-12-31' } as const
const sent = (customer_id: string, invited_on: string, score: number | null = null, kind = 'nps'): RawRow => ({
  customer_id,
  kind,
  invited_on,
  score,
  answered_on: score === null ? null : invited_on,
})
/** Spring: 5 sent, 3 answered. Autumn: 5 sent, 1 answered, of which 2 in the last 14 days. */
const surveys = [
  ...['a', 'b', 'c'].map((customer) => sent(customer, '2024-04-01', 8)),
  ...['d', 'e'].map((customer) => sent(customer, '2024-04-01')),
  sent('a', '2024-11-01', 9),
  ...['b', 'c'].map((customer) => sent(customer, '2024-11-01')),
  ...['d', 'e'].map((customer) => sent(customer, '2024-12-20')),
]

describe('survey-response-rate', () => {
  it('(3 + 1) ÷ (5 + 5) = 40 %, two of the ten still open', async () => {
    const result = known(await measured(surveyResponseRate, { surveys }, cut))
    expect([result.value, result.n]).toEqual([0.4, 10])
    expect(noteOf(result, 'recent-invitations')).toEqual({ invitations: 2 })
    expect(noteOf(result, 'thin-evidence')).toEqual({ n: 10 })
    expect(rowsOf(result, 'waves')).toMatchObject([
      { wave: '2024-Q2', kind: 'nps', n: 5, answers: 3, rate: 0.6 },
      { wave: '2024-Q4', kind: 'nps', n: 5, answers: 1, rate: 0.2 },
    ])
  })

  it('a questionnaire without any silence is left out and counted', async () => {
    const answers = ['a', 'b', 'c', 'd'].map((customer) => sent(customer, '2024-06-01', 4, 'csat'))
    const result = known(await measured(surveyResponseRate, { surveys: [...surveys, ...answers] }, cut))
    expect(result.value).toBe(0.4)
    expect(noteOf(result, 'answers-only')).toEqual({ answers: 4 })
    expect(because(await measured(surveyResponseRate, { surveys: answers }, cut))).toBe('only-answers-exported')
  })

  it('segments add up to the whole', async () => {
    const customers = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ customer_id: id, region: id < 'c' ? 'north' : 'south' }))
    const rows = segmentsOf(known(await measured(surveyResponseRate, { surveys, customers }, cut)), 'region')
    expect(rows).toMatchObject([
      { value: 'south', n: 6, rate: 1 / 6 },
      { value: 'north', n: 4, rate: null },
    ])
  })

  it('unknown without invitations in the window, and below 5', async () => {
    const uninvited = [{ customer_id: 'a', kind: 'nps', score: 9, answered_on: '2024-05-01' }]
    expect(because(await measured(surveyResponseRate, { surveys: uninvited }, cut))).toBe('no-invitations')
    expect(because(await measured(surveyResponseRate, { surveys: surveys.slice(2, 6) }, cut))).toBe('too-few')
    expect(because(await measured(surveyResponseRate, { customers: [] }, cut))).toBe('needs-dataset')
  })
})
