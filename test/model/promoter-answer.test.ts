import { expect, it } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import { promoterAnswer } from '../../src/model/promoter-answer.js'
import { factRows, type RawRow } from './facts.js'

const answer = (customer_id: string | null, answered_on: string, score: number, more: RawRow = {}): RawRow => ({
  customer_id,
  answered_on,
  kind: 'nps',
  score,
  ...more,
})

async function answers(surveys: readonly RawRow[]): Promise<string[]> {
  const rows = await factRows(
    sql`SELECT * FROM ${promoterAnswer} ORDER BY respondent, answered_on`,
    { surveys },
    { as_of: '2024-12-31' },
  )
  return rows.map(
    (row) =>
      `${row['customer_id']} ${row['wave']} ${row['score']} ${row['stance']}${row['is_latest'] === true ? ' latest' : ''}`,
  )
}

it('promoter_answer: promoters give 9 and 10, detractors 0 to 6', async () => {
  const surveys = [0, 6, 7, 8, 9, 10].map((score, k) => answer(`${k}`, '2024-05-10', score))
  expect((await answers(surveys)).map((line) => line.split(' ').slice(2, 4).join(' '))).toEqual([
    '0 detractor',
    '6 detractor',
    '7 passive',
    '8 passive',
    '9 promoter',
    '10 promoter',
  ])
})

it('promoter_answer: the latest answer of each respondent and wave, the lower where a day has two', async () => {
  const surveys = [
    answer('a', '2024-03-05', 9),
    answer('a', '2024-10-05', 4),
    answer('b', '2024-10-05', 10),
    answer('b', '2024-10-05', 6),
    answer('c', '2024-10-01', 3),
    answer('c', '2024-10-20', 8),
  ]
  expect(await answers(surveys)).toEqual([
    'a 2024-Q1 9 promoter',
    'a 2024-Q4 4 detractor latest',
    'b 2024-Q4 6 detractor latest',
    'c 2024-Q4 8 passive latest',
  ])
})

it('promoter_answer: the window opens after 2023-12-31 and closes with 2024-12-31', async () => {
  const surveys = [
    answer('a', '2023-12-31', 9),
    answer('b', '2024-01-01', 9),
    answer('c', '2024-12-31', 9),
    answer('d', '2025-01-01', 9),
  ]
  expect(await answers(surveys)).toEqual([
    'a 2023-Q4 9 promoter',
    'b 2024-Q1 9 promoter latest',
    'c 2024-Q4 9 promoter latest',
  ])
})

it('promoter_answer: a row without a customer is a respondent of its own', async () => {
  const surveys = [answer(null, '2024-05-10', 9), answer(null, '2024-05-10', 9), answer(null, '2024-05-11', 2)]
  expect(await answers(surveys)).toHaveLength(3)
})
