import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { actorPeriod } from '../../model/actor-period.js'
import { loginReach } from '../../model/login-reach.js'
import { segment } from '../../model/segment.js'
import { useFlow } from '../../model/use-flow.js'
import { usePeriod } from '../../model/use-period.js'
import type { Exhibit } from '../answer.js'
import { clusterColumns, clusterCounts, clusteredShareOf, clusterNotes } from '../clustered.js'
import { series } from '../exhibits.js'
import { defineMetric, known, note, unknown } from '../metric.js'
import { clusteredRow, clusteredSegments, countOf } from '../proportion.js'
import { rateOf, wholeBase } from '../segments.js'

const row = z.object({
  starts_on: z.string(),
  ends_on: z.string(),
  opening: z.number(),
  new: z.number(),
  returned: z.number(),
  resurrected: z.number(),
  dormant: z.number(),
  active: z.number(),
})
type Period = z.infer<typeof row>

/** 使用生命周期: of those active in the month before, who came back; who is new, resurrected or dormant. */
export const usageLifecycle = defineMetric({
  id: 'usage-lifecycle',
  group: 'activity',
  unit: 'ratio',
  better: 'higher',
  evidence: 'rate',
  clustered: true,
  addsMoney: false,
  needs: ['logins'],
  text: {
    en: {
      title: 'Usage lifecycle: users that return',
      definition:
        'Of the users active in the month before, the share that is active again in the last month that is complete in the logins; the others are dormant. New users were never seen before; resurrected ones were, but not in the month before. Where the export names no users, customers are counted. The first period of the data is left out: everybody looks new in it.',
      formula: 'users active in both months ÷ users active in the month before',
      variants: {
        week: 'The same by week, last complete week',
        'quick-ratio': '(new + resurrected) ÷ dormant over the months of the window',
      },
      exhibits: {
        months: 'Before + new + resurrected − dormant = active, by month',
        weeks: 'The same by week (first day of the week)',
        segments: 'Users that return, by segment',
      },
    },
    'zh-CN': {
      title: '使用生命周期：用户续用率',
      definition:
        '上月活跃用户中，登录数据最近一个完整月份内仍活跃者的占比，其余为沉寂用户。新增指首次出现者，唤醒指曾活跃但上月未活跃者。导出数据未含用户标识的，按客户计。数据首期因全部用户均显示为新增，不予列示。',
      formula: '两月均活跃的用户数 ÷ 上月活跃用户数',
      variants: { week: '按周计（最近完整周）', 'quick-ratio': '统计期间各月（新增 + 唤醒）÷ 沉寂' },
      exhibits: {
        months: '逐月变动：期初 + 新增 + 唤醒 − 沉寂 = 活跃',
        weeks: '逐周变动（以周一标示）',
        segments: '分组用户续用率',
      },
    },
  },
  source: 'product analytics practice, growth accounting',
  queries: {
    months: { sql: periods('month'), row },
    weeks: { sql: periods('week'), row },
    segments: {
      sql: sql`
        WITH customers AS (${returned('month')})
        SELECT attribute, value, ${clusterCounts} FROM customers JOIN ${segment} USING (customer_id)
        GROUP BY attribute, value`,
      row: clusteredRow,
    },
    week: {
      sql: sql`
        WITH customers AS (${returned('week')})
        SELECT ${clusterCounts} FROM customers HAVING count(*) > 0`,
      row: z.object(clusterColumns),
    },
    reach: { sql: sql`SELECT has_users FROM ${loginReach}`, row: z.object({ has_users: z.boolean() }) },
  },
  answer: ({ months, weeks, segments, week: [week], reach: [reach] }) => {
    const [month, base] = [months.at(-1), wholeBase(segments)]
    if (month === undefined) return unknown('no-complete-month')
    if (base === undefined) return unknown('nobody-active-before')
    const dormant = months.reduce((sum, one) => sum + one.dormant, 0)
    const gained = months.reduce((sum, one) => sum + one.new + one.resurrected, 0)
    return known(base.cases / base.n, {
      ...countOf(base),
      variants: [
        { key: 'week', unit: 'ratio', ...(week === undefined ? { value: null, n: 0 } : clusteredShareOf(week)) },
        { key: 'quick-ratio', unit: 'score', value: dormant === 0 ? null : gained / dormant },
      ],
      notes: [
        ...clusterNotes(base),
        note('month-measured', { month: month.ends_on }),
        ...(reach?.has_users === true ? [] : [note('customers-not-users')]),
      ],
      exhibits: [
        flow('months', 'month', months, (one) => one.ends_on),
        flow('weeks', 'week', weeks, (one) => one.starts_on),
        ...clusteredSegments(segments),
      ],
    })
  },
})

/** By customer: of its actors in the period before the last complete one of the window, how many came back in that. */
function returned(grain: 'week' | 'month') {
  return sql`
    WITH last AS (
      SELECT max(place) AS place FROM ${usePeriod} WHERE grain = ${grain} AND is_in_window AND is_complete AND place > 1
    )
    SELECT customer_id, count(*) FILTER (next_place = last.place) AS cases, count(*) AS n
    FROM ${actorPeriod} AS before JOIN last ON before.place = last.place - 1
    WHERE grain = ${grain} GROUP BY customer_id`
}

function periods(grain: 'week' | 'month') {
  return sql`
    SELECT starts_on, ends_on, opening, new, returned, resurrected, dormant, active
    FROM ${useFlow} WHERE grain = ${grain} AND is_in_window AND is_complete AND place > 1 ORDER BY place`
}

function flow<Id extends string>(
  id: Id,
  grain: 'week' | 'month',
  rows: readonly Period[],
  time: (row: Period) => string,
): Exhibit<Id> {
  const counts = { opening: 'count', new: 'count', resurrected: 'count', dormant: 'count', active: 'count' } as const
  const columns = grain === 'month' ? { month: 'month' as const, ...counts } : { week: 'date' as const, ...counts }
  return series(
    id,
    { ...columns, rate: 'ratio' },
    rows.map((one) => ({ ...one, month: time(one), week: time(one), rate: rateOf(one.returned, one.opening) })),
  )
}
