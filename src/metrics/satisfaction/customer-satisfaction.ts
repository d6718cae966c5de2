import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { satisfactionAnswer } from '../../model/satisfaction-answer.js'
import { segment } from '../../model/segment.js'
import { distribution, table } from '../exhibits.js'
import { defineMetric, note, unknown } from '../metric.js'
import { clusteredColumns, proportion } from '../proportion.js'
import { fewest, shareCells, wholeBase } from '../segments.js'

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
        SELECT attribute, value, count(*) FILTER (is_satisfied) AS cases, count(*) AS n,
          count(DISTINCT customer_id) AS clusters, favg(level) AS level, bool_and(is_scale_declared) AS is_scale_declared
        FROM ${satisfactionAnswer} LEFT JOIN ${segment} USING (customer_id) GROUP BY attribute, value`,
      row: z.object({
        ...clusteredColumns,
        level: z.number(),
        is_scale_declared: z.boolean(),
      }),
    },
    dimensions: {
      sql: sql`
        SELECT dimension, count(*) AS answers, count(*) FILTER (is_satisfied) AS satisfied, favg(score) AS mean
        FROM ${satisfactionAnswer} WHERE dimension IS NOT NULL GROUP BY dimension ORDER BY dimension`,
      row: z.object({
        dimension: z.string(),
        answers: z.number(),
        satisfied: z.number(),
        mean: z.number(),
      }),
    },
    scores: {
      sql: sql`SELECT score, count(*) AS answers FROM ${satisfactionAnswer} GROUP BY score ORDER BY score`,
      row: z.object({ score: z.number(), answers: z.number() }),
    },
  },
  answer: ({ segments, dimensions, scores }) => {
    const base = wholeBase(segments)
    if (base === undefined) return unknown('no-answers')
    return proportion(segments, 'no-answers', {
      variants: [{ key: 'mean-level', unit: 'ratio', value: base.level, n: base.n }],
      notes: base.is_scale_declared ? [] : [note('scale-inferred')],
      exhibits: [
        table(
          'dimensions',
          { dimension: 'text', n: 'count', rate: 'ratio', low: 'ratio', high: 'ratio', mean: 'score' },
          dimensions.map((row) => ({
            dimension: row.dimension,
            ...shareCells(row.satisfied, row.answers),
            mean: row.answers < fewest ? null : row.mean,
          })),
        ),
        distribution('scores', { score: 'score', answers: 'count' }, scores),
      ],
    })
  },
})
