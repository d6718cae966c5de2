import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { activeMonth } from '../../model/active-month.js'
import { series } from '../exhibits.js'
import { defineMetric, known, unknown } from '../metric.js'
import { segmentTable } from '../segments.js'
import { actorNotes, actorSegments } from './actors.js'

const row = z.object({
  month_end: z.string(),
  days: z.number(),
  workdays: z.number(),
  users: z.number().nullable(),
  customer_days: z.number(),
  user_days: z.number().nullable(),
  customer_workdays: z.number().nullable(),
  user_workdays: z.number().nullable(),
})

/** 日活: users with a login on an average calendar day of the last complete month. */
export const dailyActive = defineMetric({
  id: 'daily-active',
  group: 'activity',
  unit: 'count',
  better: 'higher',
  evidence: 'fact',
  addsMoney: false,
  needs: ['logins'],
  text: {
    en: {
      title: 'Daily active users',
      definition:
        'Users with at least one login on a day, averaged over all calendar days of the last month that is complete in the logins; days without a login count as zero. Where the export names no users, customers are counted.',
      formula: 'Σ over days (users with a login that day) ÷ calendar days of the month',
      variants: { customers: 'Customers instead of users', workdays: 'Mondays to Fridays only' },
      exhibits: { months: 'Actives on an average day, by month', segments: 'Actives on an average day, by segment' },
    },
    'zh-CN': {
      title: '日活跃用户数',
      definition:
        '登录数据最近一个完整月份内，每日至少登录一次的用户数按全部自然日平均，无登录之日计为零。导出数据未含用户标识的，按客户计。',
      formula: 'Σ 每日登录用户数 ÷ 当月自然日数',
      variants: { customers: '按客户计', workdays: '仅计周一至周五' },
      exhibits: { months: '各月日均活跃数', segments: '分组日均活跃数' },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    months: {
      sql: sql`
        SELECT month_end, days, workdays, users, customer_days, user_days, customer_workdays, user_workdays
        FROM ${activeMonth} WHERE is_complete ORDER BY month_end`,
      row,
    },
    segments: actorSegments,
  },
  answer: ({ months, segments }) => {
    const last = months.at(-1)
    if (last === undefined) return unknown('no-complete-month')
    const workdays = last.users === null ? last.customer_workdays : last.user_workdays
    return known((last.user_days ?? last.customer_days) / last.days, {
      n: last.days,
      variants: [
        { key: 'customers', unit: 'count', value: last.customer_days / last.days, n: last.days },
        { key: 'workdays', unit: 'count', value: (workdays ?? 0) / last.workdays, n: last.workdays },
      ],
      notes: actorNotes(last),
      exhibits: [
        series(
          'months',
          { month: 'month', users: 'count', customers: 'count' },
          months.map((month) => ({
            month: month.month_end,
            users: month.user_days === null ? null : month.user_days / month.days,
            customers: month.customer_days / month.days,
          })),
        ),
        ...segmentTable(segments, [{ key: 'daily_active', unit: 'count' }], ({ n, total }) => ({
          n,
          daily_active: total / last.days,
        })),
      ],
    })
  },
})
