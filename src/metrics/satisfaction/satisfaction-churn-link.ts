import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { cohortResponse } from '../../model/cohort-response.js'
import { satisfactionBefore } from '../../model/satisfaction-before.js'
import { contrast, contrastCells, contrastNotes, contrastRefusal } from '../contrast.js'
import { table } from '../exhibits.js'
import { defineMetric, known, unknown } from '../metric.js'
import { rateOf, shareCells } from '../segments.js'

const bands = ['dissatisfied', 'neutral', 'satisfied']
const lostColumns = { n: z.number(), lost: z.number() }

/** Satisfaction before the window, churn inside it: the dissatisfied less the satisfied. */
export const satisfactionChurnLink = defineMetric({
  id: 'satisfaction-churn-link',
  group: 'satisfaction',
  unit: 'points',
  better: 'neither',
  evidence: 'rate',
  addsMoney: false,
  needs: ['surveys', ['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Satisfaction and churn: churn of the dissatisfied less that of the satisfied',
      definition:
        'Customers at the start of the window by the mean level of their satisfaction answers in the twelve months before it (satisfied from 75 % of the scale, dissatisfied below 50 %), and the share of each lost inside the window. Nobody is counted who could not have been lost. Association, not cause.',
      formula: 'lost ÷ dissatisfied customers − lost ÷ satisfied customers, in percentage points',
      variants: {},
      exhibits: { groups: 'Churn by satisfaction before', dimensions: 'The same by dimension' },
    },
    'zh-CN': {
      title: '满意度与流失：不满意客户与满意客户流失率之差',
      definition:
        '期初在册客户按报告期前十二个月内满意度回答的平均满意程度分组（量表 75% 及以上为满意，低于 50% 为不满意），比较各组报告期内流失占比。先回答、后观察结果，不含存续偏差。仅为关联，不构成因果。',
      formula: '不满意客户流失数 ÷ 不满意客户数 − 满意客户流失数 ÷ 满意客户数（百分点）',
      variants: {},
      exhibits: { groups: '按此前满意程度分组的流失', dimensions: '分维度比较' },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    groups: {
      sql: sql`
        SELECT band AS group, count(*) AS n, count(*) FILTER (is_lost) AS lost
        FROM ${satisfactionBefore} JOIN ${cohortResponse} USING (customer_id) WHERE is_overall GROUP BY band`,
      row: z.object({ group: z.string(), ...lostColumns }),
    },
    dimensions: {
      sql: sql`
        SELECT dimension, band AS group, count(*) AS n, count(*) FILTER (is_lost) AS lost
        FROM ${satisfactionBefore} JOIN ${cohortResponse} USING (customer_id)
        WHERE NOT is_overall GROUP BY dimension, band ORDER BY dimension, band`,
      row: z.object({ dimension: z.string(), group: z.string(), ...lostColumns }),
    },
  },
  answer: ({ groups, dimensions }) => {
    if (groups.length === 0) return unknown('no-answers-before-window')
    const [low, high] = [shareIn(groups, 'dissatisfied'), shareIn(groups, 'satisfied')]
    const refusal = contrastRefusal(low, high)
    if (refusal !== null) return refusal
    return known(contrast(low, high).value, {
      n: low.n + high.n,
      interval: contrast(low, high).interval,
      notes: contrastNotes(low, high),
      exhibits: [
        table(
          'groups',
          { group: 'term', n: 'count', churned: 'count', churn_rate: 'ratio', low: 'ratio', high: 'ratio' },
          bands.map((group) => {
            const { cases, n } = shareIn(groups, group)
            const { rate, ...rest } = shareCells(cases, n)
            return { group, churned: cases, churn_rate: rate, ...rest }
          }),
        ),
        dimensionTable(dimensions),
      ],
    })
  },
})

type Lost = { group: string; n: number; lost: number }

function shareIn(rows: readonly Lost[], group: string) {
  const row = rows.find((one) => one.group === group)
  return { cases: row?.lost ?? 0, n: row?.n ?? 0 }
}

function dimensionTable(rows: readonly (Lost & { dimension: string })[]) {
  return table(
    'dimensions',
    {
      dimension: 'text',
      dissatisfied: 'count',
      dissatisfied_churn: 'ratio',
      satisfied: 'count',
      satisfied_churn: 'ratio',
      gap: 'points',
      gap_low: 'points',
      gap_high: 'points',
    },
    [...new Set(rows.map(({ dimension }) => dimension))].map((dimension) => {
      const own = rows.filter((row) => row.dimension === dimension)
      const [low, high] = [shareIn(own, 'dissatisfied'), shareIn(own, 'satisfied')]
      return {
        dimension,
        dissatisfied: low.n,
        dissatisfied_churn: rateOf(low.cases, low.n),
        satisfied: high.n,
        satisfied_churn: rateOf(high.cases, high.n),
        ...contrastCells(low, high),
      }
    }),
  )
}
