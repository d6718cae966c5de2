import { expect, it } from 'vitest'
import { quotedIdentifier, sql } from '../../src/engine/sql.js'
import { componentScore } from '../../src/model/component-score.js'
import { factRows } from './facts.js'

const [value, cuts] = [quotedIdentifier('value'), quotedIdentifier('cuts')]
const scores = async (isAbsolute: boolean, points: string | null) =>
  (
    await factRows(
      sql`
        SELECT ${componentScore(value, cuts)} AS score FROM (
          SELECT value, ${isAbsolute} AS is_absolute, CAST(${points} AS DOUBLE[]) AS cuts
          FROM (VALUES (0), (1), (4.5), (9), (100), (NULL)) AS given(value)) ORDER BY value NULLS LAST`,
      {},
    )
  ).map((row) => (row['score'] === null ? null : Number(row['score'])))

it('counts the cut points that a value reaches, plus one; nothing stays nothing', async () => {
  expect(await scores(true, '[1, 2, 3, 4, 5, 6, 7, 8, 9]')).toEqual([1, 2, 5, 10, 10, null])
})

it('is empty without cut points where others have some, and the decile where nobody has', async () => {
  expect(await scores(true, null)).toEqual([null, null, null, null, null, null])
  // Middle ranks of five: 0.1, 0.3, 0.5, 0.7, 0.9 of the way up.
  expect(await scores(false, null)).toEqual([2, 4, 6, 8, 10, null])
})
