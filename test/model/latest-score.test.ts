import { expect, it } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import { latestScore } from '../../src/model/latest-score.js'
import { factRows } from './facts.js'

it('latest_score: the last day of each kind, several dimensions averaged; unhappy below half of the scale or as a detractor', async () => {
  const rated = (customer_id: string, score: number, answered_on: string, dimension: string) => ({
    customer_id,
    kind: 'csat',
    score,
    answered_on,
    dimension,
    scale_min: 1,
    scale_max: 5,
  })
  const recommends = (customer_id: string, score: number, answered_on: string) => ({
    customer_id,
    kind: 'nps',
    score,
    answered_on,
  })
  const surveys = [
    rated('a', 1, '2024-01-10', 'price'),
    rated('a', 2, '2024-06-10', 'price'),
    rated('a', 4, '2024-06-10', 'speed'),
    recommends('a', 7, '2024-06-10'),
    rated('b', 2, '2024-06-10', 'price'),
    rated('b', 3, '2024-06-10', 'speed'),
    recommends('c', 9, '2024-01-10'),
    recommends('c', 6, '2024-06-10'),
    recommends('d', 2, '2025-02-01'),
  ]
  const rows = await factRows(
    sql`SELECT customer_id, CAST(satisfaction AS DOUBLE) AS satisfaction, recommendation, is_unhappy FROM ${latestScore} ORDER BY customer_id`,
    { surveys, payments: [{ customer_id: 'a', paid_on: '2024-12-30', amount: 1 }] },
    { as_of: '2024-12-31' },
  )
  expect(rows.map((row) => Object.values(row))).toEqual([
    ['a', 0.5, 7, false],
    ['b', 0.375, null, true],
    ['c', null, 6, true],
  ])
})
