import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { customerStage } from '../../model/customer-stage.js'
import { segment } from '../../model/segment.js'
import { window } from '../../model/window.js'
import { listed, listing, table } from '../exhibits.js'
import { proportionInterval } from '../interval.js'
import { defineMetric, note, unknown } from '../metric.js'
import { proportion, proportionColumns } from '../proportion.js'
import { rateOf, wholeBase } from '../segments.js'

/** 生命周期阶段: who is a prospect, new, growing, established, declining or lost at the cut. */
export const lifecycleStage = defineMetric({
  id: 'lifecycle-stage',
  group: 'health',
  unit: 'ratio',
  better: 'neither',
  evidence: 'rate',
  addsMoney: false,
  needs: [['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Established customers (lifecycle stage)',
      definition:
        '口径 004 §3.2: a prospect never paid, a customer is new below 90 days, growing from 90 to 365 days, established beyond, all since its first paid day. The share shown is that of established customers among the customers at the cut. Declining and lost are our own: declining from 90 days on, if recurring revenue is below that of three months before, or days of use in the last 90 days are less than half of those in the 90 days before; lost, if no recurring revenue is left.',
      formula: 'established customers ÷ customers at the cut',
      variants: { declining: 'Declining, share of the customers at the cut' },
      exhibits: {
        stages: 'Customers by stage of life',
        declining: 'Declining customers',
        segments: 'Established customers by segment',
      },
    },
    'zh-CN': {
      title: '老客户占比（生命周期阶段）',
      definition:
        '口径 004 §3.2：从未付费者为潜在客户；自首个付费日起不足 90 天为新客户，90 至 365 天为成长客户，365 天以上为老客户。此处列示老客户占基准日客户的比例。“衰退”与“流失”为我们补充的划分：满 90 天且经常性收入低于三个月前、或近 90 天使用天数不及前 90 天一半者为衰退客户；已无经常性收入者为流失客户。',
      formula: '老客户数 ÷ 基准日客户数',
      variants: { declining: '衰退客户占基准日客户的比例' },
      exhibits: { stages: '客户按生命周期阶段分布', declining: '衰退客户明细', segments: '分组老客户占比' },
    },
  },
  source: 'article 004 §3.2',
  queries: {
    segments: {
      sql: sql`
        SELECT attribute, value, count(*) AS n, count(*) FILTER (stage = 'established') AS cases,
          count(*) FILTER (stage = 'declining') AS declining
        FROM ${customerStage} JOIN ${segment} USING (customer_id) WHERE is_present GROUP BY attribute, value`,
      row: z.object({ ...proportionColumns, declining: z.number() }),
    },
    stages: {
      sql: sql`
        SELECT stage, count(*) AS customers, sum(recurring) AS recurring FROM ${customerStage} GROUP BY stage
        ORDER BY list_position(
          ['prospect', 'occasional', 'new', 'growing', 'established', 'declining', 'may-renew', 'lost'], stage)`,
      row: z.object({ stage: z.string(), customers: z.number(), recurring: z.number().nullable() }),
    },
    declining: {
      sql: sql`
        SELECT customer_id AS customer, name, recurring,
          CASE WHEN has_shrunk AND uses_less THEN 'pays-and-uses-less' WHEN has_shrunk THEN 'pays-less' ELSE 'uses-less' END AS sign
        FROM ${customerStage} WHERE stage = 'declining' ORDER BY recurring DESC NULLS LAST, customer_id LIMIT ${listed}`,
      row: z.object({
        customer: z.string(),
        name: z.string().nullable(),
        recurring: z.number().nullable(),
        sign: z.string(),
      }),
    },
    history: {
      sql: sql`SELECT history_months FROM ${window}`,
      row: z.object({ history_months: z.number() }),
    },
  },
  answer: ({ segments, stages, declining, history: [history] }) => {
    const base = wholeBase(segments)
    if (base === undefined) return unknown('no-customers-at-cut')
    const everybody = stages.reduce((sum, row) => sum + row.customers, 0)
    const months = history?.history_months ?? 0
    return proportion(segments, 'no-customers-at-cut', {
      variants: [
        {
          key: 'declining',
          unit: 'ratio',
          value: rateOf(base.declining, base.n),
          n: base.n,
          interval: proportionInterval(base.declining, base.n),
        },
      ],
      notes: months <= 13 ? [note('history-too-short-for-age', { months })] : [],
      exhibits: [
        table(
          'stages',
          { stage: 'term', customers: 'count', share: 'ratio', recurring: 'money' },
          stages.map((row) => ({ ...row, share: row.customers / everybody })),
        ),
        ...(declining.length > 0 ? [listing('declining', columns, declining, base.declining)] : []),
      ],
    })
  },
})

const columns = { customer: 'text', name: 'text', sign: 'term', recurring: 'money' } as const
