import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { firstUse } from '../../model/first-use.js'
import { segment } from '../../model/segment.js'
import { distribution, table } from '../exhibits.js'
import { defineMetric, note, unknown } from '../metric.js'
import { proportion, proportionColumns } from '../proportion.js'
import { shareCells, wholeBase } from '../segments.js'

/** 上手率: of the customers that began to pay, who used the product on at least 3 of the first 30 days. */
export const activationRate = defineMetric({
  id: 'activation-rate',
  group: 'retention',
  unit: 'ratio',
  better: 'higher',
  evidence: 'rate',
  addsMoney: false,
  needs: ['logins', ['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Activation rate',
      definition:
        '口径 004 §3.2: of the customers that began to pay inside the window, the share that used the product on at least 3 of the 30 days from the first paid day. Only starters whose 30 days lie inside the logins and before the cut are counted.',
      formula: 'starters with 3 or more days of use in 30 ÷ starters seen for 30 days',
      variants: {},
      exhibits: {
        quarters: 'Activation by quarter of the first paid day',
        days: 'Starters by days of use in their first 30 days',
        segments: 'Activation rate by segment',
      },
    },
    'zh-CN': {
      title: '上手率',
      definition:
        '口径 004 §3.2：报告期内开始付费的客户中，自首个付费日起 30 天内使用产品不少于 3 天的占比。仅统计其 30 天完整处于登录数据覆盖期间且早于基准日的客户。',
      formula: '30 天内使用不少于 3 天的新付费客户数 ÷ 可观察满 30 天的新付费客户数',
      variants: {},
      exhibits: { quarters: '按首个付费季度', days: '前 30 天使用天数分布', segments: '分组上手率' },
    },
  },
  source: 'article 004 §3.2',
  queries: {
    segments: {
      sql: sql`
        SELECT attribute, value, count(*) FILTER (use_days >= 3) AS cases, count(*) AS n,
          count(*) FILTER (days_to_use IS NULL) AS never
        FROM ${firstUse} JOIN ${segment} USING (customer_id) GROUP BY attribute, value`,
      row: z.object({ ...proportionColumns, never: z.number() }),
    },
    quarters: {
      sql: sql`
        SELECT year(entered_on) || '-Q' || quarter(entered_on) AS quarter, count(*) FILTER (use_days >= 3) AS cases, count(*) AS n
        FROM ${firstUse} GROUP BY ALL ORDER BY quarter`,
      row: z.object({ quarter: z.string(), cases: z.number(), n: z.number() }),
    },
    days: {
      sql: sql`SELECT use_days AS days, count(*) AS customers FROM ${firstUse} GROUP BY days ORDER BY days`,
      row: z.object({ days: z.number(), customers: z.number() }),
    },
  },
  answer: ({ segments, quarters, days }) => {
    const base = wholeBase(segments)
    if (base === undefined) return unknown('no-starters-seen')
    return proportion(segments, 'no-starters-seen', {
      notes: base.never > 0 ? [note('starters-never-seen', { customers: base.never })] : [],
      exhibits: [
        table(
          'quarters',
          { quarter: 'text', n: 'count', rate: 'ratio', low: 'ratio', high: 'ratio' },
          quarters.map((row) => ({ quarter: row.quarter, ...shareCells(row.cases, row.n) })),
        ),
        distribution('days', { days: 'count', customers: 'count' }, days),
      ],
    })
  },
})
