import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { payment } from '../../model/payment.js'
import { segment } from '../../model/segment.js'
import { window } from '../../model/window.js'
import { distribution } from '../exhibits.js'
import { defineMetric, note, unknown } from '../metric.js'
import { proportion, proportionRow } from '../proportion.js'

const isKnownRecurring = sql`
  coalesce(kind IN ('recurring', 'usage'), period_start IS NOT NULL AND period_end IS NOT NULL)`
const purchases = sql`
  SELECT DISTINCT customer_id, paid_on FROM ${payment} JOIN ${window} ON paid_on <= as_of
  WHERE net > 0 AND kind IS DISTINCT FROM 'refund' AND NOT ${isKnownRecurring}`

/** 回购率: of those who bought in the window, who had bought before; charges known to recur are no purchases. */
export const repurchaseRate = defineMetric({
  id: 'repurchase-rate',
  group: 'retention',
  unit: 'ratio',
  better: 'higher',
  evidence: 'rate',
  addsMoney: false,
  needs: ['payments'],
  text: {
    en: {
      title: 'Repurchase rate',
      definition:
        '口径 001 FAQ: of the customers that bought in the window, the share that had bought on an earlier day, before the window or inside it. Charges that are known to recur (by their kind, or because they state a service period) are left out on both sides: paying on is no second purchase.',
      formula: 'buyers in the window with an earlier purchase ÷ buyers in the window',
      variants: {},
      exhibits: {
        purchases: 'Buyers by number of days on which they bought in the window (10: ten or more)',
        segments: 'Repurchase rate by segment',
      },
    },
    'zh-CN': {
      title: '回购率',
      definition:
        '口径 001 常见问题：报告期内有购买的客户中，此前（含报告期内更早日期）已有购买的占比。已知的经常性收费（按款项类型，或列明服务期间者）分子分母均予剔除：持续付费不视为再次购买。',
      formula: '报告期内购买且此前曾购买的客户数 ÷ 报告期内购买的客户数',
      variants: {},
      exhibits: { purchases: '报告期内购买天数分布（10 表示十天及以上）', segments: '分组回购率' },
    },
  },
  source: 'article 001 FAQ',
  queries: {
    segments: {
      sql: sql`
        WITH dated AS (
          SELECT customer_id, paid_on, min(paid_on) OVER (PARTITION BY customer_id) AS first_on FROM (${purchases})
        ),
        buyers AS (
          SELECT customer_id, bool_or(paid_on > first_on) AS has_bought_before
          FROM dated JOIN ${window} ON paid_on > opens_on GROUP BY customer_id
        )
        SELECT attribute, value, count(*) FILTER (has_bought_before) AS cases, count(*) AS n
        FROM buyers JOIN ${segment} USING (customer_id) GROUP BY attribute, value`,
      row: proportionRow,
    },
    frequency: {
      sql: sql`
        WITH buyers AS (
          SELECT customer_id, least(count(*), 10) AS purchases
          FROM (${purchases}) JOIN ${window} ON paid_on > opens_on GROUP BY customer_id
        )
        SELECT purchases, count(*) AS customers FROM buyers GROUP BY purchases ORDER BY purchases`,
      row: z.object({ purchases: z.number(), customers: z.number() }),
    },
    kinds: {
      sql: sql`
        SELECT count(*) FILTER (${isKnownRecurring}) AS recurring, count(*) FILTER (kind IS NULL AND NOT ${isKnownRecurring}) AS unlabelled,
          count(*) FILTER (NOT ${isKnownRecurring}) AS others
        FROM ${payment} JOIN ${window} ON paid_on > opens_on AND paid_on <= as_of WHERE net > 0`,
      row: z.object({ recurring: z.number(), unlabelled: z.number(), others: z.number() }),
    },
  },
  answer: ({ segments, frequency, kinds: [kinds] }) => {
    const { recurring, unlabelled, others } = kinds ?? { recurring: 0, unlabelled: 0, others: 0 }
    if (recurring > 0 && others === 0) return unknown('only-recurring-charges', { payments: recurring })
    return proportion(segments, 'no-purchases-in-window', {
      notes: [
        ...(recurring > 0 ? [note('recurring-left-out', { payments: recurring })] : []),
        ...(unlabelled > 0 ? [note('recurring-not-told-apart', { payments: unlabelled })] : []),
      ],
      exhibits: [distribution('purchases', { purchases: 'count', customers: 'count' }, frequency)],
    })
  },
})
