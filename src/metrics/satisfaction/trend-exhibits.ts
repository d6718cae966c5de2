import { holmAdjusted } from '../../stats/holm.js'
import { series, table } from '../exhibits.js'
import { segmentTable } from '../segments.js'
import { meanOf, slopeOf, type TrendSums, verdictOf } from './score-trend.js'

/** The mean level of each wave, customers as clusters. */
export function waveSeries(rows: readonly (TrendSums & { wave: string; tops: number })[]) {
  return series(
    'waves',
    { wave: 'text', answers: 'count', n: 'count', level: 'ratio', low: 'ratio', high: 'ratio', satisfied: 'ratio' },
    rows.map((row) => {
      const mean = meanOf(row)
      return {
        wave: row.wave,
        answers: row.answers,
        n: row.clusters,
        level: mean?.value ?? null,
        low: mean === null ? null : Math.max(0, mean.low),
        high: mean === null ? null : Math.min(1, mean.high),
        satisfied: mean === null ? null : row.tops / row.answers,
      }
    }),
  )
}

const slopeColumns = { slope: 'points', slope_low: 'points', slope_high: 'points' } as const

function slopeCells(row: TrendSums) {
  const slope = slopeOf(row)
  return { slope: slope?.value ?? null, slope_low: slope?.low ?? null, slope_high: slope?.high ?? null }
}

/** The slope of each dimension with its verdict. */
export function dimensionTrends(rows: readonly (TrendSums & { dimension: string })[]) {
  const tested = rows.flatMap((row) => (slopeOf(row) === null ? [] : [row]))
  if (tested.length === 0) return []
  const adjusted = holmAdjusted(tested.map((row) => slopeOf(row)?.p ?? 1))
  return [
    table(
      'dimensions',
      { dimension: 'text', answers: 'count', n: 'count', ...slopeColumns, p_adjusted: 'ratio', verdict: 'term' },
      tested.map((row, index) => ({
        dimension: row.dimension,
        answers: row.answers,
        n: row.clusters,
        ...slopeCells(row),
        p_adjusted: adjusted[index] ?? null,
        verdict: verdictOf(row.a, adjusted[index] ?? 1),
      })),
    ),
  ]
}

/** The slope of each segment. */
export function segmentTrends(rows: readonly (TrendSums & { attribute: string | null; value: string | null })[]) {
  const columns = [
    { key: 'answers', unit: 'count' },
    { key: 'slope', unit: 'points' },
    { key: 'slope_low', unit: 'points' },
    { key: 'slope_high', unit: 'points' },
  ] as const
  return segmentTable(rows, columns, (row) => ({ n: row.clusters, answers: row.answers, ...slopeCells(row) }))
}
