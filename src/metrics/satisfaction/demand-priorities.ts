import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { demand } from '../../model/demand.js'
import { moneyCurrency } from '../../model/money-currency.js'
import { segment } from '../../model/segment.js'
import { surveyComment } from '../../model/survey-comment.js'
import { respondentCounts } from '../clustered.js'
import { listed, listing, table } from '../exhibits.js'
import { defineMetric, note, unknown } from '../metric.js'
import { clusteredProportion, clusteredRow } from '../proportion.js'
import { fewest, rateOf } from '../segments.js'

const topicRow = z.object({
  topic: z.string(),
  n: z.number(),
  customers: z.number(),
  recurring: z.number().nullable(),
  settled: z.number(),
  lost: z.number(),
  rated: z.number(),
  priority: z.number().nullable(),
})

/** What customers ask for, by topic, ranked by 口径 004 and by what hangs on it; the number is the share of the first topic. */
export const demandPriorities = defineMetric({
  id: 'demand-priorities',
  group: 'satisfaction',
  unit: 'ratio',
  better: 'neither',
  evidence: 'rate',
  clustered: true,
  addsMoney: false,
  needs: ['surveys'],
  text: {
    en: {
      title: 'Demand priorities: share of the most frequent topic',
      definition:
        'Survey comments of the window that ask for something, classed by a stated lexicon in both languages; a comment may name several topics, so shares can exceed 100 % in all. 口径 004 §2.1 ranks by urgency × importance ÷ difficulty (1–5 each, as exported). The second ranking multiplies the share of comments, the recurring revenue of the customers that made them at the month-end before, and the share of those lost by the cut: what hangs on it a month, association and not cause.',
      formula: 'comments naming the topic ÷ comments that ask for something',
      variants: {},
      exhibits: {
        topics: 'Topics, by what hangs on them',
        comments: 'The comments',
        segments: 'Share of the most frequent topic by segment',
      },
    },
    'zh-CN': {
      title: '需求优先级：最集中类别占比',
      definition:
        '报告期内提出要求的调查意见，按中英文词表归类；一条意见可涉及多类，占比合计可超过 100%。口径 004 §2.1 以紧急程度 × 重要程度 ÷ 实现难度排序（各 1–5 级，以导出数据为准）。另一排序为：意见占比 × 提出客户此前月末经常性收入 × 其截至基准日的流失率，反映每月牵涉的收入，仅为关联，不构成因果。',
      formula: '涉及该类别的意见数 ÷ 提出要求的意见数',
      variants: {},
      exhibits: { topics: '各类需求（按牵涉收入排序）', comments: '意见原文', segments: '分组最集中类别占比' },
    },
  },
  source: 'article 004 §2.1',
  queries: {
    topics: {
      sql: sql`
        WITH askers AS (
          SELECT topic, customer_id, arg_min(recurring, (answered_on, row_id)) AS recurring, bool_or(is_lost) AS is_lost
          FROM ${demand} WHERE recurring IS NOT NULL GROUP BY topic, customer_id
        ),
        revenues AS (
          SELECT topic, count(is_lost) AS settled, count(*) FILTER (is_lost) AS lost,
            CASE WHEN any_value(is_addable) THEN CAST(sum(recurring) AS DOUBLE) END AS recurring
          FROM askers CROSS JOIN ${moneyCurrency} GROUP BY topic
        ),
        spoken AS (
          SELECT topic, count(*) AS n, count(DISTINCT customer_id) AS customers, count(priority) AS rated,
            CAST(sum(priority) AS DOUBLE) / nullif(count(priority), 0) AS priority
          FROM ${demand} GROUP BY topic
        )
        SELECT topic, n, customers, recurring, coalesce(settled, 0) AS settled, coalesce(lost, 0) AS lost, rated, priority
        FROM spoken LEFT JOIN revenues USING (topic) ORDER BY n DESC, topic`,
      row: topicRow,
    },
    comments: {
      sql: sql`
        SELECT CAST(answered_on AS VARCHAR) AS day, customer_id AS customer, topic, dimension, comment
        FROM ${demand} ORDER BY answered_on DESC, row_id, topic LIMIT ${listed}`,
      row: z.object({
        day: z.string(),
        customer: z.string().nullable(),
        topic: z.string(),
        dimension: z.string().nullable(),
        comment: z.string(),
      }),
    },
    segments: {
      sql: sql`
        WITH first AS (SELECT topic FROM ${demand} GROUP BY topic ORDER BY count(*) DESC, topic LIMIT 1),
        respondents AS (
          SELECT respondent, customer_id, count(*) AS n,
            count(*) FILTER (row_id IN (SELECT row_id FROM ${demand} JOIN first USING (topic))) AS cases
          FROM ${surveyComment} WHERE is_demand GROUP BY respondent, customer_id
        )
        SELECT attribute, value, ${respondentCounts}
        FROM respondents LEFT JOIN ${segment} USING (customer_id) GROUP BY attribute, value`,
      row: clusteredRow,
    },
    totals: {
      sql: sql`
        SELECT count(*) FILTER (is_demand) AS demands, count(*) FILTER (NOT is_demand) AS praise,
          (SELECT count(*) FROM ${demand}) AS listed
        FROM ${surveyComment}`,
      row: z.object({ demands: z.number(), praise: z.number(), listed: z.number() }),
    },
  },
  answer: ({ topics, comments, segments, totals: [total] }) => {
    const [first] = topics
    if (total === undefined || first === undefined) return unknown('no-demands')
    const rows = topics.map((row) => cells(row, total.demands))
    return clusteredProportion(segments, 'no-demands', {
      notes: [
        note('largest-topic', { topic: `topic-${first.topic}`, comments: first.n }),
        ...(topics.every(({ recurring }) => recurring === null) ? [note('money-left-out')] : []),
        ...(total.praise > 0 ? [note('praise-not-demand', { comments: total.praise })] : []),
      ],
      exhibits: [
        table(
          'topics',
          {
            topic: 'term',
            n: 'count',
            share: 'ratio',
            customers: 'count',
            recurring: 'money',
            churn_rate: 'ratio',
            weight: 'money',
            rated: 'count',
            priority: 'score',
          },
          rows.toSorted((a, b) => (b.weight ?? -1) - (a.weight ?? -1) || b.n - a.n),
        ),
        listing(
          'comments',
          { day: 'date', customer: 'text', topic: 'term', dimension: 'text', comment: 'text' },
          comments.map((row) => ({ ...row, topic: `topic-${row.topic}` })),
          total.listed,
        ),
      ],
    })
  },
})

function cells({ topic, n, settled, lost, ...row }: z.infer<typeof topicRow>, demands: number) {
  const churn = settled < fewest ? null : rateOf(lost, settled)
  const weight = churn === null || row.recurring === null ? null : (n / demands) * row.recurring * churn
  return { topic: `topic-${topic}`, n, share: n / demands, churn_rate: churn, weight, ...row }
}
