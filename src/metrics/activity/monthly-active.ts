import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { activeMonth } from '../../model/active-month.js'
import { segment } from '../../model/segment.js'
import { useMonth } from '../../model/use-month.js'
import { series } from '../exhibits.js'
import { defineMetric, known, unknown } from '../metric.js'
import { segmentColumns, segmentTable } from '../segments.js'
import { actorNotes } from './actors.js'

/** 月活: users with a login in the last complete month. */
export const monthlyActive = defineMetric({
  id: 'monthly-active',
  group: 'activity',
  unit: 'count',
  better: 'higher',
  evidence: 'fact',
  addsMoney: false,
  needs: ['logins'],
  text: {
    en: {
      title: 'Monthly active users',
      definition:
        'Users with at least one login in the last calendar month that is complete in the logins. Where the export names no users, customers are counted.',
      formula: 'distinct users with a login in the month',
      variants: { customers: 'Customers instead of users', 'per-customer': 'Active users per active customer' },
      exhibits: { months: 'Actives by month', segments: 'Active customers and users by segment' },
    },
    'zh-CN': {
      title: '月活跃用户数',
      definition: '登录数据最近一个完整自然月内至少登录一次的用户数（去重）。导出数据未含用户标识的，按客户计。',
      formula: '当月登录用户数（去重）',
      variants: { customers: '按客户计', 'per-customer': '每活跃客户的活跃用户数' },
      exhibits: { months: '各月活跃数', segments: '分组活跃客户及用户数' },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    months: {
      sql: sql`SELECT month_end, customers, users FROM ${activeMonth} WHERE is_complete ORDER BY month_end`,
      row: z.object({ month_end: z.string(), customers: z.number(), users: z.number().nullable() }),
    },
    segments: {
      sql: sql`
        SELECT attribute, value, count(*) AS customers, sum(users) AS users
        FROM ${useMonth} JOIN ${segment} USING (customer_id)
        WHERE month_end = (SELECT max(month_end) FROM ${useMonth} WHERE is_complete)
        GROUP BY attribute, value`,
      row: z.object({ ...segmentColumns, customers: z.number(), users: z.number() }),
    },
  },
  answer: ({ months, segments }) => {
    const last = months.at(-1)
    if (last === undefined) return unknown('no-complete-month')
    const spread = last.users === null ? null : last.users / last.customers
    return known(last.users ?? last.customers, {
      n: last.customers,
      variants: [
        { key: 'customers', unit: 'count', value: last.customers },
        { key: 'per-customer', unit: 'count', value: spread, n: last.customers },
      ],
      notes: actorNotes(last),
      exhibits: [
        series(
          'months',
          { month: 'month', users: 'count', customers: 'count' },
          months.map(({ month_end, users, customers }) => ({ month: month_end, users, customers })),
        ),
        ...segmentTable(segments, [{ key: 'users', unit: 'count' }], (row) => ({
          n: row.customers,
          users: last.users === null ? null : row.users,
        })),
      ],
    })
  },
})
