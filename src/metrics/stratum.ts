import { z } from 'zod'
import { sql } from '../engine/sql.js'
import { chiSquareTest } from '../stats/chi-square.js'
import { fewest, shareCells } from './segments.js'

/** The columns of a stratum of `respondent_base`: its customers, those that answered, and the sums of what they answered. */
export const stratumSums = sql`count(*) AS n, count(*) FILTER (has_answered) AS answers, count(balance) AS promoter_answers,
  CAST(coalesce(sum(balance), 0) AS DOUBLE) AS balance, count(level) AS level_answers,
  CAST(coalesce(sum(CAST(level AS DECIMAL(18, 9))), 0) AS DOUBLE) AS levels`
export const stratumRow = {
  n: z.number(),
  answers: z.number(),
  promoter_answers: z.number(),
  balance: z.number(),
  level_answers: z.number(),
  levels: z.number(),
}
type Stratum = z.infer<z.ZodObject<typeof stratumRow>>

export const testColumns = {
  statistic: 'score',
  degrees: 'count',
  p: 'ratio',
  association: 'score',
  weighted_score: 'points',
  weighted_level: 'ratio',
} as const
export const stratumColumns = {
  n: 'count',
  share_base: 'ratio',
  share_answered: 'ratio',
  rate: 'ratio',
  low: 'ratio',
  high: 'ratio',
} as const

/** Respondents against the others over the strata of one attribute, and the scores weighted by them. */
export function stratifiedTest(strata: readonly Stratum[]) {
  const scores = { weighted_score: weightedScore(strata, 'score'), weighted_level: weightedScore(strata, 'level') }
  const answers = strata.reduce((sum, row) => sum + row.answers, 0)
  const silent = strata.reduce((sum, row) => sum + row.n - row.answers, 0)
  if (strata.length < 2 || answers === 0 || silent === 0) {
    return { statistic: null, degrees: null, p: null, association: null, ...scores }
  }
  const { statistic, degrees, p, cramersV, isReliable } = chiSquareTest(
    strata.map((row) => [row.answers, row.n - row.answers]),
  )
  return { statistic, degrees, p: isReliable ? p : null, association: cramersV, ...scores }
}

/** The score, each stratum with an answer weighing as much as its customers; null below 5 answers in all. */
export function weightedScore(strata: readonly Stratum[], kind: 'score' | 'level'): number | null {
  const parts = strata
    .map((row) =>
      kind === 'score' ? [row.n, row.promoter_answers, 100 * row.balance] : [row.n, row.level_answers, row.levels],
    )
    .filter(([, n]) => (n ?? 0) > 0)
  if (parts.reduce((sum, [, n]) => sum + (n ?? 0), 0) < fewest) return null
  const weight = parts.reduce((sum, [size]) => sum + (size ?? 0), 0)
  return parts.reduce((sum, [size, n, total]) => sum + ((size ?? 0) / weight) * ((total ?? 0) / (n ?? 1)), 0)
}

/** A stratum against the whole base: its share of customers and of respondents, and how many of it answered. */
export function stratumCells(row: Stratum, base: Stratum) {
  return { ...shareCells(row.answers, row.n), share_base: row.n / base.n, share_answered: row.answers / base.answers }
}
