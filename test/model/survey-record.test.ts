import { expect, it } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import { surveyRecord } from '../../src/model/survey-record.js'
import { factRows } from './facts.js'

it('survey_record: numbers do not depend on the order of the rows', async () => {
  const rows = [5, 3, 4].map((score) => ({ kind: 'csat', score, answered_on: '2024-05-03' }))
  const query = sql`SELECT row_id, respondent, score FROM ${surveyRecord} ORDER BY row_id`
  const numbered = await factRows(query, { surveys: rows })
  expect(numbered.map((row) => row['score'])).toEqual([3, 4, 5])
  expect(await factRows(query, { surveys: rows.toReversed() })).toEqual(numbered)
})
