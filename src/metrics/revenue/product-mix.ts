import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { planMonth } from '../../model/plan-month.js'
import { window } from '../../model/window.js'
import { listed, listing } from '../exhibits.js'
import { defineMetric, known, note, unknown } from '../metric.js'

const planRow = z.object({
  plan: z.string(),
  customers: z.number(),
  recurring: z.number(),
  opening: z.number(),
  total: z.number(),
  total_opening: z.number(),
  plans: z.number(),
})

/** What the recurring revenue at the cut is paid for: its plans and products, against the window's start. */
export const productMix = defineMetric({
  id: 'product-mix',
  group: 'revenue',
  unit: 'ratio',
  better: 'neither',
  evidence: 'fact',
  addsMoney: true,
  needs: [['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Product mix: share of the largest plan',
      definition:
        'The share of recurring revenue at the cut that the plan or product with most of it has. A customer with two plans counts with each. One-off items are in the value-added services.',
      formula: 'recurring revenue of the largest plan ÷ recurring revenue',
      variants: { unnamed: 'Recurring revenue that names no plan' },
      exhibits: { plans: 'Recurring revenue by plan, at the cut and at the start of the window' },
    },
    'zh-CN': {
      title: '产品结构：第一大套餐占比',
      definition:
        '截至基准日经常性收入中，金额最大的套餐（产品）所占比例。持有多个套餐的客户分别计入各套餐。一次性项目列示于增值服务。',
      formula: '第一大套餐经常性收入 ÷ 经常性收入',
      variants: { unnamed: '未列明套餐的经常性收入占比' },
      exhibits: { plans: '分套餐经常性收入（期末与期初）' },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    plans: {
      sql: sql`
        WITH plans AS (
          SELECT plan, count(*) FILTER (month_end = as_of) AS customers,
            coalesce(sum(recurring) FILTER (month_end = as_of), 0) AS recurring,
            coalesce(sum(recurring) FILTER (month_end = opens_on), 0) AS opening
          FROM ${planMonth} JOIN ${window} ON month_end IN (as_of, opens_on) GROUP BY plan
        )
        SELECT plan, customers, recurring, opening, sum(recurring) OVER () AS total, sum(opening) OVER () AS total_opening,
          count(*) OVER () AS plans
        FROM plans ORDER BY recurring DESC, opening DESC, plan LIMIT ${listed}`,
      row: planRow,
    },
    unnamed: {
      sql: sql`
        SELECT coalesce(sum(recurring), 0) AS recurring
        FROM ${planMonth} JOIN ${window} ON month_end = as_of WHERE plan = ''`,
      row: z.object({ recurring: z.number() }),
    },
  },
  answer: ({ plans, unnamed: [unnamed] }) => {
    const total = plans[0]?.total ?? 0
    const nameless = unnamed?.recurring ?? 0
    const largest = plans.find((row) => row.plan !== '')
    if (total === 0) return unknown('no-customers-at-cut')
    if (largest === undefined || nameless === total) return unknown('no-plans')
    return known(largest.recurring / total, {
      variants: [{ key: 'unnamed', unit: 'ratio', value: nameless / total }],
      notes: [note('largest-plan', { plan: largest.plan })],
      exhibits: [
        listing(
          'plans',
          {
            plan: 'text',
            customers: 'count',
            recurring: 'money',
            share: 'ratio',
            opening: 'money',
            share_before: 'ratio',
            growth: 'ratio',
          },
          plans.map((row) => ({
            ...row,
            share: row.recurring / total,
            share_before: row.total_opening === 0 ? null : row.opening / row.total_opening,
            growth: row.opening === 0 ? null : row.recurring / row.opening - 1,
          })),
          plans[0]?.plans ?? 0,
        ),
      ],
    })
  },
})
