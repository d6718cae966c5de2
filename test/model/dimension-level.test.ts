import { expect, it } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import { dimensionLevel } from '../../src/model/dimension-level.js'
import { factRows } from './facts.js'

it('dimension_level: price (0.25 + 0.75) ÷ 2 = 0.5 less (1 + 0) ÷ 2 = 0; one dimension alone has no gap', async () => {
  const rated = (customer_id: string, dimension: string | null, score: number) => ({
    ...{ customer_id, dimension, score, kind: 'csat', answered_on: '2024-05-10' },
    ...{ scale_min: 1, scale_max: 5 },
  })
  const surveys = [
    ...[rated('a', 'price', 2), rated('a', 'price', 4), rated('a', 'speed', 5), rated('a', 'looks', 1)],
    ...[rated('b', 'price', 3), rated('b', null, 5)],
  ]
  const query = sql`
    SELECT respondent, dimension, CAST(level AS DOUBLE) AS level, CAST(gap AS DOUBLE) AS gap
    FROM ${dimensionLevel} ORDER BY respondent, dimension`
  expect(await factRows(query, { surveys }, { as_of: '2024-12-31' })).toEqual([
    { respondent: 'c a', dimension: 'looks', level: 0, gap: -0.75 },
    { respondent: 'c a', dimension: 'price', level: 0.5, gap: 0 },
    { respondent: 'c a', dimension: 'speed', level: 1, gap: 0.75 },
    { respondent: 'c b', dimension: 'price', level: 0.5, gap: null },
  ])
})
