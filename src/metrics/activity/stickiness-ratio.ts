import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { activeMonth } from '../../model/active-month.js'
import { lastMonthUse } from '../../model/last-month-use.js'
import { series } from '../exhibits.js'
import { ratioInterval } from '../interval.js'
import { defineMetric, known, unknown } from '../metric.js'
import { rateOf, segmentTable } from '../segments.js'
import { actorNotes, actorSegments } from './actors.js'

const monthRow = z.object({
  month_end: z.string(),
  is_complete: z.boolean(),
  days: z.number(),
  workdays: z.number(),
  customers: z.number(),
  users: z.number().nullable(),
  customer_days: z.number(),
  user_days: z.number().nullable(),
  user_workdays: z.number().nullable(),
  customer_workdays: z.number().nullable(),
})
type Month = z.infer<typeof monthRow>

/** 粘性: how many of a month's active users come on an average day of it. */
export const stickinessRatio = defineMetric({
  id: 'stickiness-ratio',
  group: 'activity',
  unit: 'ratio',
  better: 'higher',
  evidence: 'rate',
  addsMoney: false,
  needs: ['logins'],
  text: {
    en: {
      title: 'Stickiness (daily ÷ monthly active)',
      definition:
        'Mean of daily active users over all calendar days of the last month that is complete in the logins (days without a login count as zero), divided by the users active in that month. Where the export names no users, customers are counted.',
      formula: 'mean daily actives ÷ monthly actives',
      variants: { customers: 'Customers instead of users', workdays: 'Mondays to Fridays only' },
      exhibits: { months: 'Stickiness by month', segments: 'Stickiness by segment' },
    },
    'zh-CN': {
      title: '粘性比率（日活 ÷ 月活）',
      definition:
        '登录数据最近一个完整月份内，按全部自然日平均的日活跃用户数（无登录之日计为零）÷ 当月活跃用户数。导出数据未含用户标识的，按客户计。',
      formula: '日均活跃数 ÷ 月活跃数',
      variants: { customers: '按客户计', workdays: '仅计周一至周五' },
      exhibits: { months: '逐月粘性比率', segments: '分组粘性比率' },
    },
  },
  source: 'product analytics practice, DAU ÷ MAU',
  queries: {
    months: {
      sql: sql`
        SELECT month_end, is_complete, days, workdays, customers, users, customer_days, user_days,
          user_workdays, customer_workdays
        FROM ${activeMonth} ORDER BY month_end`,
      row: monthRow,
    },
    segments: actorSegments,
    clusters: {
      sql: sql`
        WITH per_customer AS (
          SELECT sum(days) AS days, count(*) AS actors FROM ${lastMonthUse} GROUP BY customer_id
        )
        SELECT days, actors, count(*) AS customers FROM per_customer GROUP BY ALL ORDER BY ALL`,
      row: z.object({ days: z.number(), actors: z.number(), customers: z.number() }),
    },
  },
  answer: ({ months, segments, clusters }, { seed }) => {
    const last = months.findLast((month) => month.is_complete)
    if (last === undefined) return unknown('no-complete-month')
    const actives = last.users ?? last.customers
    const drawn = clusters.map(({ days, actors, customers }) => {
      return { numerator: days / last.days, denominator: actors, weight: customers }
    })
    return known((last.user_days ?? last.customer_days) / last.days / actives, {
      n: actives,
      ...(drawn.length > 1 ? { interval: ratioInterval(drawn, seed) } : {}),
      variants: [
        {
          key: 'customers',
          unit: 'ratio',
          value: rateOf(last.customer_days / last.days, last.customers),
          n: last.customers,
        },
        {
          key: 'workdays',
          unit: 'ratio',
          value: ((last.users === null ? last.customer_workdays : last.user_workdays) ?? 0) / last.workdays / actives,
          n: actives,
        },
      ],
      notes: actorNotes(last),
      exhibits: [
        series(
          'months',
          { month: 'month', daily_active: 'count', monthly_active: 'count', stickiness: 'ratio' },
          months.filter((month) => month.is_complete).map(point),
        ),
        ...segmentTable(segments, [{ key: 'stickiness', unit: 'ratio' }], ({ n, total }) => ({
          n,
          stickiness: rateOf(total / last.days, n),
        })),
      ],
    })
  },
})

function point(month: Month) {
  const daily = (month.user_days ?? month.customer_days) / month.days
  const monthly = month.users ?? month.customers
  return { month: month.month_end, daily_active: daily, monthly_active: monthly, stickiness: rateOf(daily, monthly) }
}
