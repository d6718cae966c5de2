import { z } from 'zod'
import { type Sql, sql } from '../../engine/sql.js'
import { membership } from '../../model/membership.js'
import { segment } from '../../model/segment.js'
import { table } from '../exhibits.js'
import { defineMetric, note, unknown } from '../metric.js'
import { proportion, proportionRow } from '../proportion.js'
import { fewest, rateOf, shareCells } from '../segments.js'

const group = z.object({
  tier: z.string().nullable(),
  customers: z.number(),
  points: z.number().nullable(),
  recurring: z.number().nullable(),
  at_start: z.number(),
  kept: z.number(),
})

const counts: Sql = sql`count(*) FILTER (is_present) AS customers, sum(points) FILTER (is_present) AS points,
  sum(recurring) AS recurring, count(is_kept) AS at_start, count(*) FILTER (is_kept) AS kept`

/** 忠诚度计划: how many customers are members, in which tiers, with how many points, and how they are retained beside the others. */
export const loyaltyProgramme = defineMetric({
  id: 'loyalty-programme',
  group: 'health',
  unit: 'ratio',
  better: 'neither',
  evidence: 'rate',
  addsMoney: false,
  needs: [['subscriptions', 'payments'], 'customers'],
  text: {
    en: {
      title: 'Members of the loyalty programme',
      definition:
        'Of the customers at the cut, the share that the customers export shows with a tier or with points. Retention is logo retention over the window of those that are members today and of those that are not.',
      formula: 'customers at the cut with a tier or points ÷ customers at the cut',
      variants: {
        'members-retention': 'Logo retention of members',
        'others-retention': 'Logo retention of the others',
        points: 'Points held by the customers at the cut',
      },
      exhibits: { tiers: 'Members by tier', segments: 'Members by segment' },
    },
    'zh-CN': {
      title: '忠诚度计划会员占比',
      definition:
        '基准日客户中，客户档案列有会员等级或积分者的占比。留存率为报告期客户数留存率，分别就目前的会员与非会员计算。',
      formula: '列有会员等级或积分的基准日客户数 ÷ 基准日客户数',
      variants: {
        'members-retention': '会员的客户数留存率',
        'others-retention': '非会员的客户数留存率',
        points: '基准日客户持有的积分合计',
      },
      exhibits: { tiers: '会员按等级分布', segments: '分组会员占比' },
    },
  },
  source: 'articles 001.六, 002.3',
  queries: {
    segments: {
      sql: sql`
        SELECT attribute, value, count(*) AS n, count(*) FILTER (is_member) AS cases
        FROM ${membership} JOIN ${segment} USING (customer_id) WHERE is_present GROUP BY attribute, value`,
      row: proportionRow,
    },
    sides: {
      sql: sql`SELECT is_member, ${counts} FROM ${membership} GROUP BY is_member ORDER BY is_member`,
      row: group.omit({ tier: true }).extend({ is_member: z.boolean() }),
    },
    tiers: {
      sql: sql`
        SELECT tier, ${counts} FROM ${membership} WHERE is_member
        GROUP BY tier ORDER BY customers DESC, tier IS NULL, tier`,
      row: group,
    },
  },
  answer: ({ segments, sides, tiers }) => {
    const [others, members] = [false, true].map((side) => sides.find((row) => row.is_member === side))
    if (members === undefined) return unknown(others === undefined ? 'no-customers-at-cut' : 'no-loyalty-data')
    return proportion(segments, 'no-customers-at-cut', {
      variants: [
        { key: 'members-retention', unit: 'ratio', ...retention(members) },
        { key: 'others-retention', unit: 'ratio', ...retention(others) },
        { key: 'points', unit: 'count', value: members.points, n: members.customers },
      ],
      notes: [note('membership-as-exported')],
      exhibits: [
        table(
          'tiers',
          {
            tier: 'text',
            customers: 'count',
            points: 'count',
            average_recurring: 'money',
            n: 'count',
            rate: 'ratio',
            low: 'ratio',
            high: 'ratio',
          },
          tiers.map((row) => ({
            tier: row.tier,
            customers: row.customers,
            points: row.points,
            average_recurring: row.recurring === null || row.customers < fewest ? null : row.recurring / row.customers,
            ...shareCells(row.kept, row.at_start),
          })),
        ),
      ],
    })
  },
})

function retention(side: { kept: number; at_start: number } | undefined) {
  return { value: rateOf(side?.kept ?? 0, side?.at_start ?? 0), n: side?.at_start ?? 0 }
}
