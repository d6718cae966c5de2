import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { activeMonth } from '../../model/active-month.js'
import { lastMonthUse } from '../../model/last-month-use.js'
import { useMonth } from '../../model/use-month.js'
import { distribution } from '../exhibits.js'
import { mean } from '../mean.js'
import { defineMetric, unknown } from '../metric.js'
import { actorNotes, actorSegments } from './actors.js'

/** 活跃天数: on how many days of the last complete month an active user came, and how that is distributed. */
export const activeDays = defineMetric({
  id: 'active-days',
  group: 'activity',
  unit: 'days',
  better: 'higher',
  evidence: 'rate',
  addsMoney: false,
  needs: ['logins'],
  text: {
    en: {
      title: 'Active days per month',
      definition:
        'Days with at least one login per active user, in the last month that is complete in the logins. Where the export names no users, customers are counted.',
      formula: 'Σ days with a login per user ÷ active users',
      variants: { customers: 'Customers instead of users: days on which anybody came' },
      exhibits: { days: 'Active users by days of use in the month', segments: 'Active days by segment' },
    },
    'zh-CN': {
      title: '月活跃天数',
      definition: '登录数据最近一个完整月份内，每活跃用户至少登录一次的天数。导出数据未含用户标识的，按客户计。',
      formula: 'Σ 各用户登录天数 ÷ 活跃用户数',
      variants: { customers: '按客户计：有任一用户登录的天数' },
      exhibits: { days: '当月活跃用户按使用天数分布', segments: '分组月活跃天数' },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    segments: actorSegments,
    days: {
      sql: sql`
        SELECT days, count(*) AS actors FROM ${lastMonthUse} GROUP BY days ORDER BY days`,
      row: z.object({ days: z.number(), actors: z.number() }),
    },
    month: {
      sql: sql`
        SELECT month_end, active.days, active.users, avg(use_month.days) AS customer_days, count(*) AS customers
        FROM ${activeMonth} AS active JOIN ${useMonth} AS use_month USING (month_end)
        WHERE active.is_complete GROUP BY ALL ORDER BY month_end DESC LIMIT 1`,
      row: z.object({
        month_end: z.string(),
        days: z.number(),
        users: z.number().nullable(),
        customer_days: z.number(),
        customers: z.number(),
      }),
    },
  },
  answer: ({ segments, days, month: [month] }) => {
    if (month === undefined) return unknown('no-complete-month')
    const counted = new Map(days.map((row) => [row.days, row.actors]))
    const actors = days.reduce((sum, row) => sum + row.actors, 0)
    return mean(segments, 'days', 'no-complete-month', {
      variants: [{ key: 'customers', unit: 'days', value: month.customer_days, n: month.customers }],
      notes: actorNotes(month),
      exhibits: [
        distribution(
          'days',
          { days: 'count', active: 'count', share: 'ratio' },
          Array.from({ length: month.days }, (_, k) => counted.get(k + 1) ?? 0).map((active, k) => ({
            days: k + 1,
            active,
            share: active / actors,
          })),
        ),
      ],
    })
  },
})
