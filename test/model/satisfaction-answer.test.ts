import { expect, it } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import { satisfactionAnswer } from '../../src/model/satisfaction-answer.js'
import { factRows, type RawRow } from './facts.js'

/** The scale, the lowest satisfied score on it, the highest that is not, and the level of the former. */
const scales = [
  { scale_min: 1, scale_max: 5, satisfied: 4, not: 3, level: 0.75 },
  { scale_min: 1, scale_max: 7, satisfied: 6, not: 5, level: 5 / 6 },
  { scale_min: 0, scale_max: 10, satisfied: 9, not: 8, level: 0.9 },
  { scale_min: 1, scale_max: 4, satisfied: 4, not: 3, level: 1 },
  { scale_min: 0, scale_max: 1, satisfied: 1, not: 0, level: 1 },
  { scale_min: 0, scale_max: 100, satisfied: 80, not: 79, level: 0.8 },
]

it('satisfaction_answer: top two boxes from 5 points, the top box below, 80 on 0–100', async () => {
  const surveys = scales.flatMap(({ satisfied, not, level: _, ...scale }, k) => [
    { ...scale, customer_id: `${k}`, kind: 'csat', answered_on: '2024-05-10', score: satisfied },
    { ...scale, customer_id: `${k}`, kind: 'csat', answered_on: '2024-05-11', score: not },
  ])
  const rows = await factRows(
    sql`SELECT customer_id, score, level, is_satisfied FROM ${satisfactionAnswer} ORDER BY customer_id, answered_on`,
    { surveys },
    { as_of: '2024-12-31' },
  )
  expect(rows).toEqual(
    scales.flatMap(({ scale_min, scale_max, satisfied, not, level }, k) => [
      { customer_id: `${k}`, score: satisfied, level: expect.closeTo(level, 12), is_satisfied: true },
      {
        customer_id: `${k}`,
        score: not,
        level: expect.closeTo((not - scale_min) / (scale_max - scale_min), 12),
        is_satisfied: false,
      },
    ]),
  )
})

it('satisfaction_answer: only satisfaction, on its scale, in the window', async () => {
  const answer = (customer_id: string, more: RawRow): RawRow => ({
    customer_id,
    kind: 'csat',
    score: 4,
    scale_min: 1,
    scale_max: 5,
    answered_on: '2024-05-10',
    ...more,
  })
  const surveys = [
    answer('kept', {}),
    answer('off scale', { score: 6 }),
    answer('effort', { kind: 'ces' }),
    answer('before', { answered_on: '2023-12-31' }),
    answer('after', { answered_on: '2025-01-01' }),
  ]
  const rows = await factRows(sql`SELECT customer_id FROM ${satisfactionAnswer}`, { surveys }, { as_of: '2024-12-31' })
  expect(rows).toEqual([{ customer_id: 'kept' }])
})
