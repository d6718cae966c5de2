import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { payment } from '../../model/payment.js'
import { purchase } from '../../model/purchase.js'
import { segment } from '../../model/segment.js'
import { window } from '../../model/window.js'
import { distribution } from '../exhibits.js'
import { mean, meanRow } from '../mean.js'
import { defineMetric } from '../metric.js'
import { rateOf } from '../segments.js'

/** How often a customer that buys at all buys in a year; a day with money received is one purchase. */
export const purchaseFrequency = defineMetric({
  id: 'purchase-frequency',
  group: 'revenue',
  unit: 'count',
  better: 'neither',
  evidence: 'rate',
  addsMoney: false,
  needs: ['payments'],
  text: {
    en: {
      title: 'Purchases per customer and year',
      definition:
        'Days with money received in the window, per customer that has any. Whoever pays a subscription by the month has twelve, by the year one: read it together with the purchase value. The variant leaves recurring charges out and counts what was bought beside them.',
      formula: 'purchases in the window ÷ customers that purchased',
      variants: { 'one-off': 'Without recurring charges, per customer that bought something one-off' },
      exhibits: { times: 'Customers by number of purchases in the window', segments: 'Purchases by segment' },
    },
    'zh-CN': {
      title: '客户年均购买次数',
      definition:
        '报告期内有实收款项的日数 ÷ 有实收款项的客户数。按月付费的订阅客户计 12 次，按年计 1 次，须结合客单价阅读。另列剔除经常性收费的口径。',
      formula: '报告期购买次数 ÷ 报告期购买客户数',
      variants: { 'one-off': '剔除经常性收费（仅计购买一次性项目的客户）' },
      exhibits: { times: '按报告期购买次数分布的客户数', segments: '分组购买次数' },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    segments: {
      sql: sql`
        SELECT attribute, value, count(*) AS total, count(DISTINCT customer_id) AS n
        FROM ${purchase} JOIN ${window} ON paid_on > opens_on AND paid_on <= as_of JOIN ${segment} USING (customer_id)
        WHERE net > 0 GROUP BY attribute, value`,
      row: meanRow,
    },
    oneOff: {
      sql: sql`
        SELECT count(DISTINCT (customer_id, paid_on)) AS purchases, count(DISTINCT customer_id) AS customers
        FROM ${payment} JOIN ${window} ON paid_on > opens_on AND paid_on <= as_of
        WHERE net > 0 AND NOT is_recurring`,
      row: z.object({ purchases: z.number(), customers: z.number() }),
    },
    times: {
      sql: sql`
        WITH bought AS (
          SELECT customer_id, count(*) AS purchases FROM ${purchase} JOIN ${window} ON paid_on > opens_on AND paid_on <= as_of
          WHERE net > 0 GROUP BY customer_id
        )
        SELECT purchases, count(*) AS customers FROM bought GROUP BY purchases ORDER BY purchases`,
      row: z.object({ purchases: z.number(), customers: z.number() }),
    },
  },
  answer: ({ segments, oneOff: [oneOff], times }) => {
    const { purchases, customers } = oneOff ?? { purchases: 0, customers: 0 }
    return mean(segments, 'count', 'no-payments-in-window', {
      variants: [{ key: 'one-off', unit: 'count', value: rateOf(purchases, customers), n: customers }],
      exhibits: [distribution('times', { purchases: 'count', customers: 'count' }, times)],
    })
  },
})
