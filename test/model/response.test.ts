import { describe, expect, it } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import type { Row } from '../../src/engine/values.js'
import { response } from '../../src/model/response.js'
import { factRows, type RawRow } from './facts.js'

const answer = (score: number, more: RawRow = {}): RawRow => ({
  kind: 'csat',
  score,
  answered_on: '2024-05-10',
  ...more,
})
const on = (scale_min: number, scale_max: number): RawRow => ({ scale_min, scale_max })

async function scalesOf(surveys: readonly RawRow[]): Promise<string[]> {
  const rows = await factRows(sql`SELECT * FROM ${response} ORDER BY kind, score`, { surveys })
  return rows.map((row: Row) => {
    const place = row['is_on_scale'] === true ? 'on' : 'off'
    return `${row['kind']} ${row['score']} ${place} ${row['scale_min']}–${row['scale_max']}`
  })
}

describe('response', () => {
  it.each([
    [
      [1, 5],
      ['csat 1 on 1–5', 'csat 5 on 1–5'],
    ],
    [
      [0, 5],
      ['csat 0 on 0–5', 'csat 5 on 0–5'],
    ],
    [
      [2, 6],
      ['csat 2 on 1–7', 'csat 6 on 1–7'],
    ],
    [
      [1, 10],
      ['csat 1 on 1–10', 'csat 10 on 1–10'],
    ],
    [
      [3, 85],
      ['csat 3 on 0–100', 'csat 85 on 0–100'],
    ],
    [
      [3, 101],
      ['csat 3 on 0–100', 'csat 101 off 0–100'],
    ],
  ])('infers the scale of %j', async (scores, scales) => {
    expect(await scalesOf(scores.map((score) => answer(score)))).toEqual(scales)
  })

  it('infers no scale from answers that declare theirs', async () => {
    expect(await scalesOf([answer(4), answer(90, on(0, 100))])).toEqual(['csat 4 on 1–5', 'csat 90 on 0–100'])
  })

  it('marks scores outside a declared scale, and a scale without any width', async () => {
    expect(await scalesOf([answer(3, on(1, 5)), answer(6, on(1, 5)), answer(9, on(9, 9))])).toEqual([
      'csat 3 on 1–5',
      'csat 6 off 1–5',
      'csat 9 off 9–9',
    ])
  })

  it('takes the net promoter score for 0–10, whole numbers, or a declared 1–10; no other scale can be one', async () => {
    const surveys = [
      answer(5, { kind: 'nps', ...on(0, 5) }),
      answer(8, { kind: 'nps' }),
      answer(8.5, { kind: 'nps' }),
      answer(9, { kind: 'nps', ...on(1, 10) }),
      answer(11, { kind: 'nps' }),
      answer(60, { kind: 'nps', ...on(0, 100) }),
    ]
    expect(await scalesOf(surveys)).toEqual([
      'nps 5 off 0–5',
      'nps 8 on 0–10',
      'nps 8.5 off 0–10',
      'nps 9 on 1–10',
      'nps 11 off 0–10',
      'nps 60 off 0–100',
    ])
  })

  it('makes a row of several scores several answers, and one without any none', async () => {
    const surveys = [{ answered_on: '2024-05-10', nps: 9, csat: 4, ces: 2 }, { invited_on: '2024-05-01' }]
    expect(await scalesOf(surveys)).toEqual(['ces 2 on 1–5', 'csat 4 on 1–5', 'nps 9 on 0–10'])
  })

  it('takes a score without a kind for satisfaction with its dimension, a missing wave for the quarter', async () => {
    const surveys = [
      { customer_id: 'a', answered_on: '2024-05-10', score: 4, dimension: 'price' },
      { customer_id: 'a', answered_on: '2024-01-10', score: 5, dimension: 'price', wave: 'winter' },
      { answered_on: '2024-05-11', score: 3, dimension: 'price' },
    ]
    const rows = await factRows(sql`SELECT respondent, kind, dimension, wave FROM ${response} ORDER BY score`, {
      surveys,
    })
    expect(rows).toEqual([
      { respondent: expect.stringMatching(/^r /), kind: 'csat', dimension: 'price', wave: '2024-Q2' },
      { respondent: 'c a', kind: 'csat', dimension: 'price', wave: '2024-Q2' },
      { respondent: 'c a', kind: 'csat', dimension: 'price', wave: 'winter' },
    ])
  })
})
