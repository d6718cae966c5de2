import { expect, it } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import { surveyChoice } from '../../src/model/survey-choice.js'
import { factRows } from './facts.js'

const cut = { as_of: '2024-12-31' } as const

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
