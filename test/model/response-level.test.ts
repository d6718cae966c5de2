import { expect, it } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import { response } from '../../src/model/response.js'
import { factRows } from './facts.js'

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
