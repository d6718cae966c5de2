import { describe, expect, it } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import { invitation } from '../../src/model/invitation.js'
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
