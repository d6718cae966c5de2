import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { segment } from '../../model/segment.js'
import { useMonth } from '../../model/use-month.js'
import { series } from '../exhibits.js'
import { mean, meanColumns } from '../mean.js'
import { defineMetric, unknown } from '../metric.js'
import { wholeBase } from '../segments.js'

/** 登录频次: logins per active customer and month. */
export const loginFrequency = defineMetric({
  id: 'login-frequency',
  group: 'activity',
  unit: 'count',
  better: 'higher',
  evidence: 'rate',
  addsMoney: false,
  needs: ['logins'],
  text: {
    en: {
      title: 'Login frequency',
      definition:
        'Logins per customer and month, over the complete months of the window in which the customer logged in at all (n counts these customer-months). Months without any login of a customer are left out here; the active customer rate shows them.',
      formula: 'logins ÷ customer-months with a login',
      variants: { 'use-days': 'Days of use per active customer and month' },
      exhibits: { months: 'Logins per active customer, by month', segments: 'Login frequency by segment' },
    },
    'zh-CN': {
      title: '登录频次',
      definition:
        '统计期间各完整月份内，每活跃客户每月的登录次数（n 为有登录的“客户 × 月份”数）。客户全月无登录的月份不计入，另见客户活跃度。',
      formula: '登录次数 ÷ 有登录的客户月数',
      variants: { 'use-days': '每活跃客户每月使用天数' },
      exhibits: { months: '各月每活跃客户登录次数', segments: '分组登录频次' },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    segments: {
      sql: sql`
        SELECT attribute, value, sum(logins) AS total, count(*) AS n, sum(days) AS days
        FROM ${useMonth} JOIN ${segment} USING (customer_id) WHERE is_complete GROUP BY attribute, value`,
      row: z.object({ ...meanColumns, days: z.number() }),
    },
    months: {
      sql: sql`
        SELECT month_end, sum(logins) AS logins, count(*) AS customers
        FROM ${useMonth} WHERE is_complete GROUP BY month_end ORDER BY month_end`,
      row: z.object({ month_end: z.string(), logins: z.number(), customers: z.number() }),
    },
  },
  answer: ({ segments, months }) => {
    const base = wholeBase(segments)
    if (base === undefined) return unknown('no-complete-month')
    return mean(segments, 'count', 'no-complete-month', {
      variants: [{ key: 'use-days', unit: 'days', value: base.days / base.n, n: base.n }],
      exhibits: [
        series(
          'months',
          { month: 'month', customers: 'count', logins: 'count', average: 'count' },
          months.map(({ month_end, logins, customers }) => ({
            month: month_end,
            customers,
            logins,
            average: logins / customers,
          })),
        ),
      ],
    })
  },
})
