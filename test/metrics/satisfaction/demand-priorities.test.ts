import { describe, expect, it } from 'vitest'
import { demandPriorities } from '../../../src/metrics/satisfaction/demand-priorities.js'
import type { RawRow } from '../../model/facts.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf } from '../measured.js'
import { cut, many, roomOf } from './cohort.js'

const said = (comment: string, more: RawRow = {}): RawRow[] => [
  { kind: 'nps', score: 3, answered_on: '2024-05-10', comment, ...more },
]
/** Slow: 6 customers at 100, 3 lost. Dear: 5 at 400, 1 lost. One says both (slow and dear, 100, stays). */
const base = [
  ...many('slow', 5, 3, { answers: said('太慢了', { urgency: 5, importance: 4, difficulty: 2 }) }),
  ...many('dear', 4, 1, { amount: 400, answers: said('too expensive') }),
  ...many('both', 1, 0, { answers: said('too slow and too expensive', { urgency: 2, importance: 3, difficulty: 3 }) }),
  ...many('happy', 2, 0, { answers: said('运行很快', { score: 10 }) }),
]

describe('demand-priorities', () => {
  it('6 of the 10 comments that ask for something speak of performance; 2 are praise', async () => {
    const result = known(await measured(demandPriorities, roomOf(base), cut))
    expect([result.value, result.n]).toEqual([0.6, 10])
    expect(noteOf(result, 'largest-topic')).toEqual({ topic: 'topic-performance', comments: 6 })
    expect(noteOf(result, 'praise-not-demand')).toEqual({ comments: 2 })
  })

  it('口径 004: (5 × 4 ÷ 2 five times and 2 × 3 ÷ 3 once) ÷ 6 = 52 ÷ 6; unrated topics have none but the one rated', async () => {
    const rows = rowsOf(known(await measured(demandPriorities, roomOf(base), cut)), 'topics')
    expect(rows.find((row) => row['topic'] === 'topic-performance')).toMatchObject({
      rated: 6,
      priority: expect.closeTo(52 / 6, 6),
    })
    expect(rows.find((row) => row['topic'] === 'topic-price')).toMatchObject({
      rated: 1,
      priority: expect.closeTo(2, 6),
    })
  })

  it('share × revenue × churn: 60 % × 600 × 3 ÷ 6 = 180 above 50 % × 1,700 × 1 ÷ 5 = 170', async () => {
    const rows = rowsOf(known(await measured(demandPriorities, roomOf(base), cut)), 'topics')
    expect(rows).toMatchObject([
      {
        topic: 'topic-performance',
        n: 6,
        customers: 6,
        recurring: 600,
        churn_rate: 0.5,
        weight: expect.closeTo(180, 6),
      },
      { topic: 'topic-price', n: 5, customers: 5, recurring: 1700, churn_rate: 0.2, weight: expect.closeTo(170, 6) },
    ])
  })

  it('cuts the most frequent topic by segment: 5 of 5 in the north, 1 of 5 in the south, praise in neither', async () => {
    const customers = base.map(({ id }) => ({ customer_id: id, region: id.startsWith('slow') ? 'north' : 'south' }))
    const result = known(await measured(demandPriorities, { ...roomOf(base), customers }, cut))
    expect(segmentsOf(result, 'region').map((row) => [row['value'], row['n'], row['customers'], row['rate']])).toEqual([
      ['north', 5, 5, 1],
      ['south', 5, 5, 0.2],
    ])
    expect(result.interval?.low).toBeCloseTo(0.3127, 4)
  })

  it('fewer than 5 customers have no churn rate; without recurring revenue money is left out', async () => {
    const few = rowsOf(known(await measured(demandPriorities, roomOf(base.slice(1)), cut)), 'topics')
    expect(few.find((row) => row['topic'] === 'topic-performance')).toMatchObject({ n: 5, churn_rate: 0.4 })
    const poor = known(await measured(demandPriorities, { surveys: roomOf(base).surveys ?? [] }, cut))
    expect(noteOf(poor, 'money-left-out')).toEqual({})
    expect(rowsOf(poor, 'topics').map((row) => [row['recurring'], row['churn_rate'], row['weight']])).toEqual([
      [null, null, null],
      [null, null, null],
    ])
  })

  it('lists the comments, a comment of two topics twice', async () => {
    const result = known(await measured(demandPriorities, roomOf(base), cut))
    expect(rowsOf(result, 'comments')).toHaveLength(11)
    expect(
      rowsOf(result, 'comments')
        .filter((row) => row['customer'] === 'both0')
        .map((row) => row['topic']),
    ).toEqual(['topic-performance', 'topic-price'])
  })

  it('unknown where nothing is asked for, and below 5', async () => {
    expect(because(await measured(demandPriorities, roomOf(base.slice(-2)), cut))).toBe('no-demands')
    expect(because(await measured(demandPriorities, roomOf(base.slice(0, 4)), cut))).toBe('too-few')
  })
})
