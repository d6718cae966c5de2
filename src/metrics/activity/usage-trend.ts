import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { loginReach } from '../../model/login-reach.js'
import { segment } from '../../model/segment.js'
import { useChange } from '../../model/use-change.js'
import { table } from '../exhibits.js'
import { ratioInterval } from '../interval.js'
import { defineMetric, known, unknown } from '../metric.js'
import { rateOf, segmentColumns, segmentTable, wholeBase } from '../segments.js'

const sums = sql`
  count(*) AS customers, sum(recent_days) AS recent, sum(earlier_days) AS earlier,
  sum(recent_logins) AS recent_logins, sum(earlier_logins) AS earlier_logins,
  coalesce(sum(recent_days) FILTER (is_settled), 0) AS settled_recent,
  coalesce(sum(earlier_days) FILTER (is_settled), 0) AS settled_earlier,
  count(*) FILTER (is_settled) AS settled`

/** 使用趋势: use days of the last 90 days against the 90 before. */
export const usageTrend = defineMetric({
  id: 'usage-trend',
  group: 'activity',
  unit: 'ratio',
  better: 'higher',
  evidence: 'rate',
  addsMoney: false,
  needs: ['logins'],
  text: {
    en: {
      title: 'Usage trend (90 days)',
      definition:
        'Use days of the last 90 days divided by those of the 90 days before; 100 % is no change. A use day is one user on one day (one customer where the export names no users). The base may have grown in between: read it with the version for customers that were there before.',
      formula: 'use days in the last 90 days ÷ use days in the 90 days before',
      variants: {
        settled: 'Only customers first seen before both periods',
        logins: 'By number of logins',
      },
      exhibits: { bands: 'Customers by change of their use days', segments: 'Usage trend by segment' },
    },
    'zh-CN': {
      title: '使用趋势（90 天）',
      definition:
        '近 90 天使用人次日 ÷ 此前 90 天使用人次日，100% 为持平。一名用户使用一天计一个人次日（导出数据未含用户标识的，按客户计）。期间客户数可能增长，提请结合“两期之前已有使用的客户”口径阅读。',
      formula: '近 90 天使用人次日 ÷ 此前 90 天使用人次日',
      variants: { settled: '仅计两期之前已有使用的客户', logins: '按登录次数计' },
      exhibits: { bands: '客户按使用变化分布', segments: '分组使用趋势' },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    reach: {
      sql: sql`SELECT covers_180_days FROM ${loginReach}`,
      row: z.object({ covers_180_days: z.boolean() }),
    },
    segments: {
      sql: sql`SELECT attribute, value, ${sums} FROM ${useChange} JOIN ${segment} USING (customer_id) GROUP BY attribute, value`,
      row: z.object({
        ...segmentColumns,
        customers: z.number(),
        recent: z.number(),
        earlier: z.number(),
        recent_logins: z.number(),
        earlier_logins: z.number(),
        settled_recent: z.number(),
        settled_earlier: z.number(),
        settled: z.number(),
      }),
    },
    pairs: {
      sql: sql`
        SELECT recent_days AS numerator, earlier_days AS denominator, count(*) AS weight
        FROM ${useChange} GROUP BY ALL ORDER BY ALL`,
      row: z.object({ numerator: z.number(), denominator: z.number(), weight: z.number() }),
    },
    bands: {
      sql: sql`
        SELECT CASE
            WHEN recent_days = 0 THEN '1 stopped' WHEN earlier_days = 0 THEN '6 begun'
            WHEN 2 * recent_days < earlier_days THEN '2 halved' WHEN 10 * recent_days < 9 * earlier_days THEN '3 falling'
            WHEN 10 * recent_days <= 11 * earlier_days THEN '4 steady' ELSE '5 rising' END AS band,
          count(*) AS customers
        FROM ${useChange} GROUP BY band ORDER BY band`,
      row: z.object({ band: z.string(), customers: z.number() }),
    },
  },
  answer: ({ reach: [reach], segments, pairs, bands }, { seed }) => {
    const base = wholeBase(segments)
    if (reach?.covers_180_days !== true || base === undefined || base.earlier === 0)
      return unknown('logins-do-not-reach', { days: 180 })
    const settled = rateOf(base.settled_recent, base.settled_earlier, base.settled)
    return known(base.recent / base.earlier, {
      n: base.customers,
      interval: ratioInterval(pairs, seed),
      variants: [
        { key: 'settled', unit: 'ratio', value: settled, n: base.settled },
        { key: 'logins', unit: 'ratio', value: base.recent_logins / base.earlier_logins, n: base.customers },
      ],
      exhibits: [
        table(
          'bands',
          { trend: 'term', customers: 'count', share: 'ratio' },
          bands.map(({ band, customers }) => ({
            trend: `use-${band.slice(2)}`,
            customers,
            share: customers / base.customers,
          })),
        ),
        ...segmentTable(
          segments,
          [
            { key: 'earlier', unit: 'count' },
            { key: 'recent', unit: 'count' },
            { key: 'rate', unit: 'ratio' },
          ],
          (row) => ({
            n: row.customers,
            earlier: row.earlier,
            recent: row.recent,
            rate: rateOf(row.recent, row.earlier, Math.min(row.customers, row.earlier)),
          }),
        ),
      ],
    })
  },
})
