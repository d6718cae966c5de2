import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { customerMonth } from '../../model/customer-month.js'
import { mainPlan } from '../../model/main-plan.js'
import { segment } from '../../model/segment.js'
import { window } from '../../model/window.js'
import { listed, listing } from '../exhibits.js'
import { defineMetric, unknown } from '../metric.js'
import { proportion, proportionColumns } from '../proportion.js'
import { shareOf, wholeBase } from '../segments.js'

const pairRow = z.object({
  from: z.string(),
  to: z.string(),
  customers: z.number(),
  opening: z.number(),
  closing: z.number(),
  pairs: z.number(),
})

/** Who moved from which plan to which between the window's start and the cut, the won and the lost included. */
export const planMovement = defineMetric({
  id: 'plan-movement',
  group: 'revenue',
  unit: 'ratio',
  better: 'neither',
  evidence: 'rate',
  addsMoney: true,
  needs: [['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Customers that changed plan',
      definition:
        'Of the customers both at the start of the window and at the cut, the share whose main plan (the one it pays most for) is another. A plan stands higher if its usual price, per seat where seats are stated, is higher. The matrix holds every customer of either day once.',
      formula: 'customers kept on another main plan ÷ customers kept',
      variants: { up: 'To a higher plan', down: 'To a lower plan' },
      exhibits: {
        matrix: 'From plan to plan: customers and their recurring revenue then and now',
        segments: 'Customers that changed plan by segment',
      },
    },
    'zh-CN': {
      title: '套餐变更客户占比',
      definition:
        '期初与基准日均付费的客户中，主套餐（付费最多者）发生变化的占比。套餐高低按其通常价格（列明席位的按每席位）判断。矩阵涵盖期初及期末全部客户，各计一次。',
      formula: '主套餐变更的留存客户数 ÷ 留存客户数',
      variants: { up: '换至更高套餐', down: '换至更低套餐' },
      exhibits: { matrix: '套餐迁移矩阵：客户数及期初、期末经常性收入', segments: '分组套餐变更占比' },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    segments: {
      sql: sql`
        SELECT attribute, value, count(*) FILTER (now.plan <> was.plan) AS cases, count(*) AS n,
          count(*) FILTER (now.plan <> was.plan AND now.level > was.level) AS up,
          count(*) FILTER (now.plan <> was.plan AND now.level < was.level) AS down,
          count(*) FILTER (now.plan <> '' OR was.plan <> '') AS named
        FROM ${mainPlan} AS was JOIN ${mainPlan} AS now USING (customer_id) JOIN ${segment} USING (customer_id)
        WHERE now.is_cut AND NOT was.is_cut GROUP BY attribute, value`,
      row: z.object({ ...proportionColumns, up: z.number(), down: z.number(), named: z.number() }),
    },
    matrix: {
      sql: sql`
        WITH pending AS (
          SELECT customer_id FROM ${customerMonth} JOIN ${window} ON month_end = as_of WHERE state = 'undetermined'
        ),
        pairs AS (
          SELECT was.plan AS plan_was, now.plan AS plan_now, pending.customer_id IS NOT NULL AS is_pending,
            coalesce(was.recurring, 0) AS opening, coalesce(now.recurring, 0) AS closing, was.level
          FROM (SELECT * FROM ${mainPlan} WHERE NOT is_cut) AS was
          FULL JOIN (SELECT * FROM ${mainPlan} WHERE is_cut) AS now USING (customer_id)
          LEFT JOIN pending USING (customer_id)
        )
        SELECT coalesce(plan_was, 'plan-none-before') AS "from",
          coalesce(plan_now, CASE WHEN is_pending THEN 'plan-pending' ELSE 'plan-none-after' END) AS "to",
          count(*) AS customers, sum(opening) AS opening, sum(closing) AS closing, count(*) OVER () AS pairs
        FROM pairs GROUP BY 1, 2 ORDER BY max(level) NULLS LAST, "from", "to" LIMIT ${listed}`,
      row: pairRow,
    },
  },
  answer: ({ segments, matrix }) => {
    const base = wholeBase(segments)
    if (base === undefined) return unknown('no-customers-kept')
    if (base.named === 0) return unknown('no-plans')
    return proportion(segments, 'no-customers-kept', {
      variants: [
        { key: 'up', unit: 'ratio', ...shareOf(base.up, base.n) },
        { key: 'down', unit: 'ratio', ...shareOf(base.down, base.n) },
      ],
      exhibits: [
        listing(
          'matrix',
          { from: 'term', to: 'term', customers: 'count', opening: 'money', closing: 'money' },
          matrix,
          matrix[0]?.pairs ?? 0,
        ),
      ],
    })
  },
})
