import { afterAll, beforeAll, expect, it } from 'vitest'
import { Engine } from '../../src/engine/engine.js'
import { quotedIdentifier, sql } from '../../src/engine/sql.js'
import { midRankClass } from '../../src/model/mid-rank.js'

let engine: Engine
beforeAll(async () => {
  engine = await Engine.open({ directories: [] })
})
afterAll(() => engine.close())

async function classes(values: readonly (number | null)[], count: number): Promise<unknown[]> {
  const list = JSON.stringify(values)
  const rows = await engine.rows(sql`
    WITH given AS (SELECT unnest(CAST(CAST(${list} AS JSON) AS DOUBLE[])) AS value, generate_subscripts(CAST(CAST(${list} AS JSON) AS DOUBLE[]), 1) AS place)
    SELECT ${midRankClass(quotedIdentifier('value'), count)} AS class FROM given ORDER BY place`)
  return rows.map((row) => row['class'])
}

it('deals ten values into ten deciles and five into the odd ones of ten', async () => {
  expect(await classes([5, 1, 2, 3, 4, 6, 7, 8, 9, 10], 10)).toEqual([5, 1, 2, 3, 4, 6, 7, 8, 9, 10])
  expect(await classes([1, 2, 3, 4, 5], 10)).toEqual([2, 4, 6, 8, 10])
})

it('classes equals alike at their middle rank: 0, 0, 0, 1 in quintiles are 2 and 5', async () => {
  expect(await classes([0, 1, 0, 0], 5)).toEqual([2, 5, 2, 2])
  expect(await classes([7, 7, 7], 5)).toEqual([3, 3, 3])
})

it('leaves out what is not known', async () => {
  expect(await classes([null, 1, 2, null], 2)).toEqual([null, 1, 2, null])
})
