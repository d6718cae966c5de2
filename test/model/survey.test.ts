import { describe, expect, it } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import { invitation } from '../../src/model/invitation.js'
import { response } from '../../src/model/response.js'
import { surveyChoice } from '../../src/model/survey-choice.js'
import { surveyRecord } from '../../src/model/survey-record.js'
import { factRows, type RawRow } from './facts.js'

const cut = { as_of: '2024-12-31' } as const

async function forms(surveys: readonly RawRow[]): Promise<string[]> {
  const rows = await factRows(
    sql`SELECT * FROM ${invitation} ORDER BY respondent, questionnaire, invited_on`,
    { surveys },
    cut,
  )
  return rows.map((row) => {
    const place = `${row['is_in_window'] ? 'in' : 'out'}${row['has_silence'] ? '' : ', no silence'}`
    return `${row['customer_id']} ${row['questionnaire']} ${row['wave']} ${row['answered']}/${row['invited']} ${place}`
  })
}

describe('invitation', () => {
  const invited_on = '2024-05-01'
  const answered = { invited_on, answered_on: '2024-05-03' }

  it('a form of three questions is one; one skipped question does not make it unanswered', async () => {
    const surveys = [
      { customer_id: 'a', kind: 'csat', dimension: 'price', score: 4, ...answered },
      { customer_id: 'a', kind: 'csat', dimension: 'speed', score: 2, ...answered },
      { customer_id: 'a', kind: 'csat', dimension: 'looks', invited_on },
      { customer_id: 'b', kind: 'csat', invited_on },
    ]
    expect(await forms(surveys)).toEqual(['a csat 2024-Q2 1/1 in', 'b csat 2024-Q2 0/1 in'])
  })

  it('three contacts of one customer of whom one answers are 1 of 3', async () => {
    const surveys = [
      { customer_id: 'a', kind: 'nps', score: 9, ...answered },
      ...Array(2).fill({ customer_id: 'a', kind: 'nps', invited_on }),
    ]
    expect(await forms(surveys)).toEqual(['a nps 2024-Q2 1/3 in'])
  })

  it('a questionnaire without a single silence is marked; an answer after the cut is still silence; no invitation, no row', async () => {
    const surveys = [
      { customer_id: 'a', nps: 9, wave: 'spring', ...answered },
      { customer_id: 'b', wave: 'spring', invited_on: '2023-12-31' },
      { customer_id: 'c', nps: 9, wave: 'spring', invited_on: '2024-12-20', answered_on: '2025-01-02' },
      { customer_id: 'd', kind: 'csat', score: 3, ...answered },
      { customer_id: 'e', kind: 'csat', score: 3, answered_on: '2024-05-03' },
      { customer_id: 'f', kind: 'csat', invited_on: '2025-01-02' },
    ]
    expect(await forms(surveys)).toEqual([
      'a combined spring 1/1 in',
      'b combined spring 0/1 out',
      'c combined spring 0/1 in',
      'd csat 2024-Q2 1/1 in, no silence',
    ])
  })
})

it('survey_record: numbers do not depend on the order of the rows', async () => {
  const rows = [5, 3, 4].map((score) => ({ kind: 'csat', score, answered_on: '2024-05-03' }))
  const query = sql`SELECT row_id, respondent, score FROM ${surveyRecord} ORDER BY row_id`
  const numbered = await factRows(query, { surveys: rows })
  expect(numbered.map((row) => row['score'])).toEqual([3, 4, 5])
  expect(await factRows(query, { surveys: rows.toReversed() })).toEqual(numbered)
})

it('response: the level of 4 on 1–5 is 0.75, of 80 on 0–100 0.8; effort has no top', async () => {
  const answer = (kind: string, score: number, scale_min: number, scale_max: number) => ({
    kind,
    score,
    scale_min,
    scale_max,
    answered_on: '2024-05-03',
  })
  const surveys = [
    answer('csat', 4, 1, 5),
    answer('csat', 80, 0, 100),
    answer('csat', 79, 0, 100),
    answer('nps', 8, 0, 10),
    answer('ces', 5, 1, 5),
  ]
  const query = sql`SELECT level, is_top FROM ${response} ORDER BY kind DESC, score`
  expect(await factRows(query, { surveys })).toEqual([
    { level: 0.8, is_top: false },
    { level: 0.75, is_top: true },
    { level: 0.79, is_top: false },
    { level: 0.8, is_top: true },
    { level: 1, is_top: null },
  ])
})

it('survey_choice: the last answer to each question; of one day the lower', async () => {
  const answer = (kind: string, score: number, answered_on: string, dimension: string | null = null) => ({
    customer_id: 'a',
    kind,
    score,
    answered_on,
    dimension,
    ...(kind === 'csat' ? { scale_min: 1, scale_max: 5 } : {}),
  })
  const surveys = [
    answer('nps', 9, '2024-03-01'),
    answer('nps', 7, '2024-11-01'),
    answer('csat', 5, '2024-03-01', 'price'),
    answer('csat', 2, '2024-03-01', 'price'),
    answer('csat', 1, '2024-03-01', 'speed'),
    answer('csat', 3, '2024-04-01', 'speed'),
    answer('csat', 4, '2024-04-01'),
    { ...answer('csat', 4, '2024-04-01'), customer_id: null },
  ]
  const query = sql`SELECT kind, dimension, choice FROM ${surveyChoice} ORDER BY kind, dimension NULLS FIRST`
  expect(await factRows(query, { surveys }, cut)).toEqual([
    { kind: 'csat', dimension: null, choice: 'good' },
    { kind: 'csat', dimension: 'price', choice: 'bad' },
    { kind: 'csat', dimension: 'speed', choice: 'middling' },
    { kind: 'nps', dimension: null, choice: 'middling' },
  ])
})
