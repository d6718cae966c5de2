import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { segment } from '../../model/segment.js'
import { useMonth } from '../../model/use-month.js'
import { series } from '../exhibits.js'
import { mean, meanColumns } from '../mean.js'
import { defineMetric, note, unknown } from '../metric.js'
import { wholeBase } from '../segments.js'

/** 操作频次: operations per active customer and month, where the logins state them. */
export const operationFrequency = defineMetric({
  id: 'operation-frequency',
  group: 'activity',
  unit: 'count',
  better: 'higher',
  evidence: 'rate',
  addsMoney: false,
  needs: ['logins'],
  text: {
    en: {
      title: 'Operation frequency',
      definition:
        'Operations in the product per customer and month, over the complete months of the window for which the logins of the customer state operations (n counts these customer-months).',
      formula: 'Σ operations ÷ customer-months that state them',
      variants: {},
      exhibits: { months: 'Operations per active customer, by month', segments: 'Operation frequency by segment' },
    },
    'zh-CN': {
      title: '操作频次',
      definition:
        '统计期间各完整月份内，每活跃客户每月的操作次数，以登录数据载有操作次数者为限（n 为相应的“客户 × 月份”数）。',
      formula: 'Σ 操作次数 ÷ 载有操作次数的客户月数',
      variants: {},
      exhibits: { months: '各月每活跃客户操作次数', segments: '分组操作频次' },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    segments: {
      sql: sql`
        SELECT attribute, value, coalesce(sum(actions), 0) AS total, count(actions) AS n, count(*) AS customer_months
        FROM ${useMonth} JOIN ${segment} USING (customer_id) WHERE is_complete GROUP BY attribute, value`,
      row: z.object({ ...meanColumns, customer_months: z.number() }),
    },
    months: {
      sql: sql`
        SELECT month_end, sum(actions) AS actions, count(actions) AS customers
        FROM ${useMonth} WHERE is_complete AND actions IS NOT NULL GROUP BY month_end ORDER BY month_end`,
      row: z.object({ month_end: z.string(), actions: z.number(), customers: z.number() }),
    },
  },
  answer: ({ segments, months }) => {
    const base = wholeBase(segments)
    if (base === undefined) return unknown('no-complete-month')
    const stated = base.n / base.customer_months
    return mean(segments, 'count', 'no-operations', {
      notes: stated < 1 ? [note('operations-partly-stated', { share: stated })] : [],
      exhibits: [
        series(
          'months',
          { month: 'month', customers: 'count', operations: 'count', average: 'count' },
          months.map(({ month_end, actions, customers }) => ({
            month: month_end,
            customers,
            operations: actions,
            average: actions / customers,
          })),
        ),
      ],
    })
  },
})
