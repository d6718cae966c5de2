import { z } from 'zod'
import { type Identifier, joined, type Sql, sql } from '../../engine/sql.js'
import { type ClusterSums, clusteredRatio } from '../../stats/clustered-ratio.js'
import { fewest } from '../segments.js'

/** What a trend query returns per group. */
export const trendColumns = {
  clusters: z.number(),
  answers: z.number(),
  a: z.number(),
  b: z.number(),
  aa: z.number(),
  ab: z.number(),
  bb: z.number(),
}
export type TrendSums = z.infer<z.ZodObject<typeof trendColumns>>

/**
 * For each group of `keys`, what the slope of level on years needs, with each respondent as one cluster. Both are taken from their
 * means within `cells`, so that a change in what is asked (or, with the respondent among them, in who answers) is no trend.
 */
export function trendOf(answers: Sql, keys: readonly Identifier[], cells: readonly Identifier[]): Sql {
  const [key, cell] = [joined(keys, ', '), joined([...keys, ...cells], ', ')]
  return sql`
    WITH answers AS (${answers}),
    centred AS (
      SELECT *, years - avg(years) OVER cell AS t, level - avg(level) OVER cell AS y
      FROM answers WINDOW cell AS (PARTITION BY ${cell})
    ),
    clusters AS (
      SELECT ${key}, respondent, count(*) AS answers,
        CAST(sum(CAST(t * y AS DECIMAL(18, 12))) AS DECIMAL(18, 9)) AS a,
        CAST(sum(CAST(t * t AS DECIMAL(18, 12))) AS DECIMAL(18, 9)) AS b
      FROM centred GROUP BY ${key}, respondent
    )
    SELECT ${key}, count(*) AS clusters, CAST(sum(answers) AS INTEGER) AS answers, CAST(sum(a) AS DOUBLE) AS a,
      CAST(sum(b) AS DOUBLE) AS b, CAST(sum(a * a) AS DOUBLE) AS aa, CAST(sum(a * b) AS DOUBLE) AS ab,
      CAST(sum(b * b) AS DOUBLE) AS bb
    FROM clusters WHERE b > 0 GROUP BY ${key} ORDER BY ${key}`
}

/** A slope in points per year (a hundredth of the scale, or of the net promoter score) with its interval; null below 5 respondents. */
export function slopeOf(row: ClusterSums | undefined) {
  if (row === undefined || row.clusters < fewest || row.b <= 0) return null
  const { value, low, high, p } = clusteredRatio(row)
  return { value: 100 * value, low: 100 * low, high: 100 * high, p }
}

/** A mean of levels with its interval; null below 5 respondents. */
export function meanOf(row: ClusterSums) {
  return row.clusters < fewest ? null : clusteredRatio(row)
}

/** Which way a slope goes, as far as it can be told from chance. */
export function verdictOf(slope: number, p: number): 'rising' | 'falling' | 'no-difference' {
  return p >= 0.05 ? 'no-difference' : slope > 0 ? 'rising' : 'falling'
}
