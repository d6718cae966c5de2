import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { segment } from '../../model/segment.js'
import { useMonth } from '../../model/use-month.js'
import { series } from '../exhibits.js'
import { ratioInterval } from '../interval.js'
import { mean, meanColumns } from '../mean.js'
import { defineMetric, note, unknown } from '../metric.js'
import { wholeBase } from '../segments.js'

/** 使用时长: minutes per login, over the logins that state a duration. */
export const sessionDuration = defineMetric({
  id: 'session-duration',
  group: 'activity',
  unit: 'minutes',
  better: 'higher',
  evidence: 'rate',
  addsMoney: false,
  needs: ['logins'],
  text: {
    en: {
      title: 'Session duration',
      definition:
        'Mean length of a login, over the complete months of the window and the logins that state a duration of 0 to 24 hours. A mean: few sessions that were left open can lift it.',
      formula: 'Σ duration ÷ logins that state one',
      variants: { 'per-customer-month': 'Per active customer and month' },
      exhibits: { months: 'Session duration by month', segments: 'Session duration by segment' },
    },
    'zh-CN': {
      title: '单次使用时长',
      definition:
        '统计期间各完整月份内，载有时长（0 至 24 小时）的登录的平均时长。该值为均值，少数未退出的会话可能将其推高。',
      formula: 'Σ 使用时长 ÷ 载有时长的登录次数',
      variants: { 'per-customer-month': '每活跃客户每月使用时长' },
      exhibits: { months: '各月单次使用时长', segments: '分组单次使用时长' },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    segments: {
      sql: sql`
        SELECT attribute, value, coalesce(sum(seconds), 0) / 60 AS total, sum(timed_logins) AS n, sum(logins) AS logins,
          count(*) FILTER (timed_logins > 0) AS customer_months
        FROM ${useMonth} JOIN ${segment} USING (customer_id) WHERE is_complete GROUP BY attribute, value`,
      row: z.object({ ...meanColumns, logins: z.number(), customer_months: z.number() }),
    },
    clusters: {
      sql: sql`
        WITH per_customer AS (
          SELECT sum(seconds) AS seconds, sum(timed_logins) AS logins
          FROM ${useMonth} WHERE is_complete AND timed_logins > 0 GROUP BY customer_id
        )
        SELECT seconds, logins, count(*) AS customers FROM per_customer GROUP BY ALL ORDER BY ALL`,
      row: z.object({ seconds: z.number(), logins: z.number(), customers: z.number() }),
    },
    months: {
      sql: sql`
        SELECT month_end, sum(timed_logins) AS logins, sum(seconds) / 60 AS minutes
        FROM ${useMonth} WHERE is_complete AND timed_logins > 0 GROUP BY month_end ORDER BY month_end`,
      row: z.object({ month_end: z.string(), logins: z.number(), minutes: z.number() }),
    },
  },
  answer: ({ segments, clusters, months }, { seed }) => {
    const base = wholeBase(segments)
    if (base === undefined) return unknown('no-complete-month')
    const stated = base.n / base.logins
    const spread = base.customer_months === 0 ? null : base.total / base.customer_months
    const drawn = clusters.map(({ seconds, logins, customers }) => {
      return { numerator: seconds / 60, denominator: logins, weight: customers }
    })
    return mean(segments, 'minutes', 'no-durations', {
      ...(drawn.length > 1 ? { interval: ratioInterval(drawn, seed) } : {}),
      variants: [{ key: 'per-customer-month', unit: 'minutes', value: spread, n: base.customer_months }],
      notes: stated < 1 ? [note('durations-partly-stated', { share: stated })] : [],
      exhibits: [
        series(
          'months',
          { month: 'month', logins: 'count', average: 'minutes' },
          months.map(({ month_end, logins, minutes }) => ({ month: month_end, logins, average: minutes / logins })),
        ),
      ],
    })
  },
})
