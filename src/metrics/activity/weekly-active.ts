import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { activeMonth } from '../../model/active-month.js'
import { actorPeriod } from '../../model/actor-period.js'
import { segment } from '../../model/segment.js'
import { usePeriod } from '../../model/use-period.js'
import { useWeek } from '../../model/use-week.js'
import { series } from '../exhibits.js'
import { defineMetric, known, unknown } from '../metric.js'
import { segmentColumns, segmentTable } from '../segments.js'
import { actorNotes } from './actors.js'

const row = z.object({
  starts_on: z.string(),
  month_end: z.string(),
  customers: z.number(),
  users: z.number().nullable(),
})

/** 周活: users with a login in an average week of the last complete month. */
export const weeklyActive = defineMetric({
  id: 'weekly-active',
  group: 'activity',
  unit: 'count',
  better: 'higher',
  evidence: 'fact',
  addsMoney: false,
  needs: ['logins'],
  text: {
    en: {
      title: 'Weekly active users',
      definition:
        'Users with at least one login in a week (Monday to Sunday), averaged over the weeks that end in the last month that is complete in the logins. Where the export names no users, customers are counted.',
      formula: 'Σ over weeks (users with a login that week) ÷ weeks that end in the month',
      variants: { customers: 'Customers instead of users' },
      exhibits: {
        weeks: 'Actives by week (first day of the week)',
        segments: 'Actives in an average week, by segment',
      },
    },
    'zh-CN': {
      title: '周活跃用户数',
      definition:
        '每周（周一至周日）至少登录一次的用户数，按登录数据最近一个完整月份内结束的各周平均。导出数据未含用户标识的，按客户计。',
      formula: 'Σ 各周登录用户数 ÷ 当月内结束的周数',
      variants: { customers: '按客户计' },
      exhibits: { weeks: '各周活跃数（以周一标示）', segments: '分组周均活跃数' },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    weeks: {
      sql: sql`SELECT starts_on, month_end, customers, users FROM ${useWeek} WHERE is_complete ORDER BY starts_on`,
      row,
    },
    month: {
      sql: sql`SELECT max(month_end) AS month_end FROM ${activeMonth} WHERE is_complete`,
      row: z.object({ month_end: z.string().nullable() }),
    },
    segments: {
      sql: sql`
        WITH week AS (
          SELECT place FROM ${usePeriod} WHERE grain = 'week' AND is_complete
            AND last_day(ends_on) = (SELECT max(month_end) FROM ${activeMonth} WHERE is_complete)
        )
        SELECT attribute, value, count(*) AS total, count(DISTINCT customer_id) AS n
        FROM ${actorPeriod} JOIN week USING (place) JOIN ${segment} USING (customer_id)
        WHERE grain = 'week' GROUP BY attribute, value`,
      row: z.object({ ...segmentColumns, total: z.number(), n: z.number() }),
    },
  },
  answer: ({ weeks, month: [month], segments }) => {
    const inside = weeks.filter((week) => week.month_end === month?.month_end)
    const last = inside.at(-1)
    if (last === undefined) return unknown('no-complete-month')
    const mean = (of: (week: z.infer<typeof row>) => number): number =>
      inside.reduce((sum, week) => sum + of(week), 0) / inside.length
    return known(
      mean((week) => week.users ?? week.customers),
      {
        n: inside.length,
        variants: [{ key: 'customers', unit: 'count', value: mean((week) => week.customers), n: inside.length }],
        notes: actorNotes(last),
        exhibits: [
          series(
            'weeks',
            { week: 'date', users: 'count', customers: 'count' },
            weeks.map(({ starts_on, users, customers }) => ({ week: starts_on, users, customers })),
          ),
          ...segmentTable(segments, [{ key: 'weekly_active', unit: 'count' }], ({ n, total }) => ({
            n,
            weekly_active: total / inside.length,
          })),
        ],
      },
    )
  },
})
