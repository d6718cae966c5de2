import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { dimensionLevel } from '../../model/dimension-level.js'
import { segment } from '../../model/segment.js'
import { meanInterval } from '../../stats/student.js'
import { table } from '../exhibits.js'
import { defineMetric, known, note, unknown } from '../metric.js'
import { fewest, segmentColumns, segmentTable } from '../segments.js'

const sums = { n: z.number(), total: z.number(), squares: z.number() }
const dimensionRow = z.object({
  dimension: z.string(),
  ...sums,
  pairs: z.number(),
  gaps: z.number(),
  gap_squares: z.number(),
})

/** Mean satisfaction by dimension, and which dimensions the same respondents rate apart from all others. */
export const satisfactionByDimension = defineMetric({
  id: 'satisfaction-by-dimension',
  group: 'satisfaction',
  unit: 'ratio',
  better: 'higher',
  evidence: 'rate',
  addsMoney: false,
  needs: ['surveys'],
  text: {
    en: {
      title: 'Satisfaction by dimension: mean level',
      definition:
        'The mean level of satisfaction of each dimension over its respondents of the window (0 % the lowest, 100 % the highest answer), averaged over the dimensions, each of the same weight. A dimension is a strength or a weakness where the same respondents rate it higher or lower than their other dimensions: paired differences, intervals at 95 % jointly over all dimensions.',
      formula: 'Σ mean level of each dimension ÷ dimensions; level = (score − lowest) ÷ (highest − lowest)',
      variants: {},
      exhibits: {
        dimensions: 'Dimensions against the respondents’ other dimensions',
        segments: 'Mean level of the customers by segment',
      },
    },
    'zh-CN': {
      title: '分维度满意度：平均满意程度',
      definition:
        '口径 000.一：报告期内各维度受访者满意程度之均值（最低答案为 0%，最高答案为 100%），再按维度等权平均。同一受访者对某维度的评价显著高于（低于）其对其余维度的评价，列为优势（短板）；采用配对差异，全部维度联合置信水平 95%。',
      formula: 'Σ 各维度平均满意程度 ÷ 维度数；满意程度 =（得分 − 最低分）÷（最高分 − 最低分）',
      variants: {},
      exhibits: { dimensions: '各维度与同一受访者其余维度之比较', segments: '分组客户平均满意程度' },
    },
  },
  source: 'article 000.一; paired t, Bonferroni',
  queries: {
    segments: {
      sql: sql`
        WITH respondents AS (
          SELECT respondent, customer_id, CAST(sum(level) / count(*) AS DECIMAL(12, 9)) AS level
          FROM ${dimensionLevel} GROUP BY respondent, customer_id
        )
        SELECT attribute, value, count(*) AS n, CAST(sum(level) AS DOUBLE) AS total,
          CAST(sum(level * level) AS DOUBLE) AS squares
        FROM respondents JOIN ${segment} USING (customer_id) WHERE attribute IS NOT NULL GROUP BY attribute, value`,
      row: z.object({ ...segmentColumns, ...sums }),
    },
    dimensions: {
      sql: sql`
        SELECT dimension, count(*) AS n, CAST(sum(level) AS DOUBLE) AS total, CAST(sum(level * level) AS DOUBLE) AS squares,
          count(gap) AS pairs, CAST(coalesce(sum(gap), 0) AS DOUBLE) AS gaps,
          CAST(coalesce(sum(gap * gap), 0) AS DOUBLE) AS gap_squares
        FROM ${dimensionLevel} GROUP BY dimension ORDER BY sum(level) / count(*) DESC, dimension`,
      row: dimensionRow,
    },
    anonymous: {
      sql: sql`SELECT count(*) AS answers FROM ${dimensionLevel} WHERE customer_id IS NULL`,
      row: z.object({ answers: z.number() }),
    },
  },
  answer: ({ segments, dimensions, anonymous }) => {
    if (dimensions.length === 0) return unknown('no-dimensions')
    const tested = dimensions.filter(({ pairs }) => pairs >= fewest).length
    const unnamed = anonymous[0]?.answers ?? 0
    return known(dimensions.reduce((sum, { total, n }) => sum + total / n, 0) / dimensions.length, {
      n: Math.max(...dimensions.map(({ n }) => n)),
      notes: [
        ...(tested === 0 ? [note('dimensions-not-compared')] : []),
        ...(unnamed > 0 ? [note('answers-without-customer', { answers: unnamed })] : []),
      ],
      exhibits: [
        table(
          'dimensions',
          {
            dimension: 'text',
            n: 'count',
            level: 'ratio',
            low: 'ratio',
            high: 'ratio',
            gap: 'points',
            gap_low: 'points',
            gap_high: 'points',
            verdict: 'term',
          },
          dimensions.map((row) => ({ dimension: row.dimension, ...levelCells(row), ...gapCells(row, tested) })),
        ),
        ...segmentTable(segments, levelColumns, levelCells),
      ],
    })
  },
})

const levelColumns = [
  { key: 'level', unit: 'ratio' },
  { key: 'low', unit: 'ratio' },
  { key: 'high', unit: 'ratio' },
] as const

function levelOf({ n, total, squares }: { n: number; total: number; squares: number }) {
  const { mean, low, high } = meanInterval(n, total, squares)
  return { mean, low: Math.max(0, low), high: Math.min(1, high) }
}

function levelCells(row: { n: number; total: number; squares: number }) {
  if (row.n < fewest) return { n: row.n, level: null, low: null, high: null }
  const { mean: level, low, high } = levelOf(row)
  return { n: row.n, level, low, high }
}

function gapCells({ pairs, gaps, gap_squares }: z.infer<typeof dimensionRow>, tested: number) {
  if (pairs < fewest) return { gap: null, gap_low: null, gap_high: null, verdict: 'not-compared' }
  const { mean, low, high } = meanInterval(pairs, gaps, gap_squares, 1 - 0.05 / tested)
  const verdict = low > 0 ? 'strength' : high < 0 ? 'weakness' : 'no-difference'
  return { gap: 100 * mean, gap_low: 100 * low, gap_high: 100 * high, verdict }
}
