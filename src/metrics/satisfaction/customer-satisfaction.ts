import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { satisfactionAnswer } from '../../model/satisfaction-answer.js'
import { segment } from '../../model/segment.js'
import { type ClusterSums, clusteredRatio } from '../../stats/clustered-ratio.js'
import type { Interval } from '../answer.js'
import { clusterColumns, clusteredCells, clusteredShareColumns, respondentCounts } from '../clustered.js'
import { distribution, table } from '../exhibits.js'
import { defineMetric, note, unknown } from '../metric.js'
import { clusteredColumns, clusteredProportion } from '../proportion.js'
import { fewest, wholeBase } from '../segments.js'

const ratioSums = {
  clusters: z.number(),
  a: z.number(),
  b: z.number(),
  aa: z.number(),
  ab: z.number(),
  bb: z.number(),
}

/** The share of satisfaction answers in the top boxes of their scale, over the answers of the window. */
export const customerSatisfaction = defineMetric({
  id: 'customer-satisfaction',
  group: 'satisfaction',
  unit: 'ratio',
  better: 'higher',
  evidence: 'rate',
  clustered: true,
  addsMoney: false,
  needs: ['surveys'],
  text: {
    en: {
      title: 'Customer satisfaction',
      definition:
        'The share of satisfaction answers of the window in the top two boxes of scales with 5 to 11 points, the top box of shorter ones, 80 and above on 0–100. Answers on every dimension count.',
      formula: 'answers in the top boxes ÷ answers',
      variants: { 'mean-level': 'Mean level: (score − lowest) ÷ (highest − lowest)' },
      exhibits: {
        dimensions: 'Satisfaction by dimension',
        scores: 'Distribution of scores',
        segments: 'Satisfaction by segment',
      },
    },
    'zh-CN': {
      title: '客户满意度',
      definition:
        '报告期内满意度回答中选择最高两档者的占比（5 至 11 级量表）；4 级及以下量表取最高一档，百分制取 80 分及以上。各维度的回答均计入。',
      formula: '高分档回答数 ÷ 回答总数',
      variants: { 'mean-level': '平均满意程度：（得分 − 最低分）÷（最高分 − 最低分）' },
      exhibits: { dimensions: '分维度满意度', scores: '得分分布', segments: '分组满意度' },
    },
  },
  source: 'article 000.一',
  queries: {
    segments: {
      sql: sql`
        WITH respondents AS (
          SELECT respondent, customer_id, count(*) FILTER (is_satisfied) AS cases, count(*) AS n
          FROM ${satisfactionAnswer} GROUP BY respondent, customer_id
        )
        SELECT attribute, value, ${respondentCounts}
        FROM respondents LEFT JOIN ${segment} USING (customer_id) GROUP BY attribute, value`,
      row: z.object(clusteredColumns),
    },
    levels: {
      sql: sql`
        WITH respondents AS (
          SELECT CAST(sum(CAST(level AS DECIMAL(18, 9))) AS DECIMAL(18, 9)) AS level, count(*) AS n,
            bool_and(is_scale_declared) AS is_scale_declared
          FROM ${satisfactionAnswer} GROUP BY respondent
        )
        SELECT bool_and(is_scale_declared) AS is_scale_declared, count(*) AS clusters, CAST(sum(level) AS DOUBLE) AS a,
          CAST(sum(level * level) AS DOUBLE) AS aa, CAST(sum(level * n) AS DOUBLE) AS ab, sum(n) AS b, sum(n * n) AS bb
        FROM respondents HAVING count(*) > 0`,
      row: z.object({ ...ratioSums, is_scale_declared: z.boolean() }),
    },
    dimensions: {
      sql: sql`
        WITH respondents AS (
          SELECT dimension, customer_id, count(*) FILTER (is_satisfied) AS cases, count(*) AS n,
            CAST(sum(CAST(score AS DECIMAL(18, 6))) AS DECIMAL(18, 6)) AS total
          FROM ${satisfactionAnswer} WHERE dimension IS NOT NULL GROUP BY dimension, respondent, customer_id
        )
        SELECT dimension, ${respondentCounts}, CAST(sum(total) AS DOUBLE) / sum(n) AS mean
        FROM respondents GROUP BY dimension ORDER BY dimension`,
      row: z.object({ dimension: z.string(), ...clusterColumns, mean: z.number() }),
    },
    scores: {
      sql: sql`SELECT score, count(*) AS answers FROM ${satisfactionAnswer} GROUP BY score ORDER BY score`,
      row: z.object({ score: z.number(), answers: z.number() }),
    },
  },
  answer: ({ segments, levels: [levels], dimensions, scores }) => {
    const base = wholeBase(segments)
    if (base === undefined || levels === undefined) return unknown('no-answers')
    return clusteredProportion(segments, 'no-answers', {
      variants: [{ key: 'mean-level', unit: 'ratio', value: levels.a / levels.b, n: base.n, ...meanBounds(levels) }],
      notes: levels.is_scale_declared ? [] : [note('scale-inferred')],
      exhibits: [
        table(
          'dimensions',
          { dimension: 'text', n: 'count', ...clusteredShareColumns, mean: 'score' },
          dimensions.map((row) => ({
            dimension: row.dimension,
            ...clusteredCells(row),
            mean: row.n < fewest ? null : row.mean,
          })),
        ),
        distribution('scores', { score: 'score', answers: 'count' }, scores),
      ],
    })
  },
})

/** The interval of the mean level, by respondents; nothing for one. */
function meanBounds(sums: ClusterSums): { readonly interval?: Interval } {
  if (sums.clusters < 2) return {}
  const { low, high } = clusteredRatio(sums)
  return { interval: { low: Math.max(0, low), high: Math.min(1, high), level: 0.95, method: 'clustered' } }
}
