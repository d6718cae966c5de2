import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { actorPeriod } from '../../model/actor-period.js'
import { loginReach } from '../../model/login-reach.js'
import { segment } from '../../model/segment.js'
import { useCohort } from '../../model/use-cohort.js'
import { usePeriod } from '../../model/use-period.js'
import type { Exhibit } from '../answer.js'
import { clusterColumns, clusterCounts, clusteredShareOf, clusterNotes } from '../clustered.js'
import { triangle } from '../exhibits.js'
import { defineMetric, known, note, unknown } from '../metric.js'
import { clusteredRow, clusteredSegments, countOf } from '../proportion.js'
import { rateOf, wholeBase } from '../segments.js'

const cell = z.object({
  cohort_on: z.string(),
  age: z.number(),
  size: z.number(),
  active: z.number(),
  still: z.number(),
})
const headline = 3
const others = ['month-1', 'month-6', 'month-12', 'on-or-after'] as const

/** 使用留存: of those who first used the product in one period, how many use it k periods later. */
export const usageRetention = defineMetric({
  id: 'usage-retention',
  group: 'activity',
  unit: 'ratio',
  better: 'higher',
  evidence: 'rate',
  clustered: true,
  addsMoney: false,
  needs: ['logins'],
  text: {
    en: {
      title: 'Usage retention, month 3',
      definition:
        'Of the users by month of their first login, the share with a login in exactly the third month after it, over all cohorts that reach it in the complete months of the data. Users already there in the data’s first month are left out: they may be older than the log. In the triangles of “that or any later” the newest cells read low: their later periods are not there yet. Where the export names no users, customers are counted.',
      formula: 'Σ users active in month 3 ÷ Σ users of the cohorts that reach month 3',
      variants: {
        'month-1': 'Month 1',
        'month-6': 'Month 6',
        'month-12': 'Month 12',
        'on-or-after': 'Month 3 or any later one',
      },
      exhibits: {
        months: 'Active in exactly that month, by month of first use',
        'months-after': 'Active in that month or any later one, by month of first use',
        weeks: 'Active in exactly that week, by week of first use',
        'weeks-after': 'Active in that week or any later one, by week of first use',
        segments: 'Usage retention at month 3, by segment',
      },
    },
    'zh-CN': {
      title: '使用留存率（第 3 个月）',
      definition:
        '按首次登录月份划分的用户中，在其后第 3 个月当月有登录的占比，以数据完整月份内已满该期的同期群合并计算。数据首月即已出现的用户可能早于日志起点，不予计入。“当期及以后”各表的最新数格因后续期间尚未发生而偏低。导出数据未含用户标识的，按客户计。',
      formula: 'Σ 第 3 个月活跃用户数 ÷ Σ 已满 3 个月的同期群用户数',
      variants: {
        'month-1': '第 1 个月',
        'month-6': '第 6 个月',
        'month-12': '第 12 个月',
        'on-or-after': '第 3 个月及以后任一月',
      },
      exhibits: {
        months: '当月活跃留存（按首次使用月份）',
        'months-after': '当月及以后仍活跃留存（按首次使用月份）',
        weeks: '当周活跃留存（按首次使用周）',
        'weeks-after': '当周及以后仍活跃留存（按首次使用周）',
        segments: '分组使用留存率（第 3 个月）',
      },
    },
  },
  source: 'product analytics practice, cohort triangle',
  queries: {
    ages: {
      sql: sql`
        WITH reach AS (SELECT max(place) AS reached FROM ${usePeriod} WHERE grain = 'month' AND is_complete),
        life AS (
          SELECT age, customer_id, actor, bool_or(place = first_place + age) AS is_active, bool_or(place >= first_place + age) AS is_still
          FROM ${actorPeriod}, (VALUES (1), (3), (6), (12)) AS ages(age), reach
          WHERE grain = 'month' AND first_place > 1 AND first_place + age <= reached AND place <= reached
          GROUP BY age, customer_id, actor
        ),
        customers AS (
          SELECT 'month-' || age AS key, customer_id, count(*) FILTER (is_active) AS cases, count(*) AS n FROM life GROUP BY ALL
          UNION ALL
          SELECT 'on-or-after', customer_id, count(*) FILTER (is_still), count(*) FROM life WHERE age = ${headline} GROUP BY customer_id
        )
        SELECT key, ${clusterCounts} FROM customers GROUP BY key ORDER BY key`,
      row: z.object({ key: z.string(), ...clusterColumns }),
    },
    segments: {
      sql: sql`
        WITH reach AS (SELECT max(place) AS reached FROM ${usePeriod} WHERE grain = 'month' AND is_complete),
        life AS (
          SELECT customer_id, actor, bool_or(place = first_place + CAST(${headline} AS INTEGER)) AS came
          FROM ${actorPeriod} JOIN reach ON first_place + CAST(${headline} AS INTEGER) <= reached
          WHERE grain = 'month' AND first_place > 1 GROUP BY customer_id, actor
        ),
        customers AS (
          SELECT customer_id, count(*) FILTER (came) AS cases, count(*) AS n FROM life GROUP BY customer_id
        )
        SELECT attribute, value, ${clusterCounts} FROM customers JOIN ${segment} USING (customer_id)
        GROUP BY attribute, value`,
      row: clusteredRow,
    },
    months: { sql: cells('month', 24), row: cell },
    weeks: { sql: cells('week', 12), row: cell },
    reach: { sql: sql`SELECT has_users FROM ${loginReach}`, row: z.object({ has_users: z.boolean() }) },
  },
  answer: ({ ages, segments, months: monthly, weeks, reach: [reach] }) => {
    const base = wholeBase(segments)
    if (base === undefined) return unknown('no-cohort-old-enough', { months: headline })
    const beside = (key: (typeof others)[number]) => {
      const counts = ages.find((row) => row.key === key)
      return {
        key,
        unit: 'ratio' as const,
        ...(counts === undefined ? { value: null, n: 0 } : clusteredShareOf(counts)),
      }
    }
    return known(base.cases / base.n, {
      ...countOf(base),
      variants: others.map(beside),
      notes: [...clusterNotes(base), ...(reach?.has_users === true ? [] : [note('customers-not-users')])],
      exhibits: [
        usageTriangle('months', 'month', monthly, 'active'),
        usageTriangle('months-after', 'month', monthly, 'still'),
        usageTriangle('weeks', 'week', weeks, 'active'),
        usageTriangle('weeks-after', 'week', weeks, 'still'),
        ...clusteredSegments(segments),
      ],
    })
  },
})

function cells(grain: 'week' | 'month', cohorts: number) {
  return sql`
    SELECT cohort_on, age, size, active, still FROM ${useCohort}
    WHERE grain = ${grain}
      AND cohort_on IN (SELECT cohort_on FROM ${useCohort} WHERE grain = ${grain} AND age = 0 AND NOT is_first ORDER BY cohort_on DESC LIMIT ${cohorts})
    ORDER BY cohort_on, age`
}

function usageTriangle<Id extends string>(
  id: Id,
  grain: 'week' | 'month',
  rows: readonly z.infer<typeof cell>[],
  side: 'active' | 'still',
): Exhibit<Id> {
  const cohorts = [...new Set(rows.map((row) => row.cohort_on))].map((cohort) => {
    const members = rows.filter((row) => row.cohort_on === cohort)
    return { cohort, size: members[0]?.size ?? 0, values: members.map((row) => rateOf(row[side], row.size)) }
  })
  return triangle(id, 'ratio', grain, cohorts)
}
