import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { payment } from '../../model/payment.js'
import { purchase } from '../../model/purchase.js'
import { segment } from '../../model/segment.js'
import { window } from '../../model/window.js'
import { clusterColumns, clusterCounts } from '../clustered.js'
import { series } from '../exhibits.js'
import { mean, meanColumns } from '../mean.js'
import { boundedMedian, boundRow, boundsAt, clusteredMedianPlaces } from '../median.js'
import { defineMetric } from '../metric.js'
import { rateOf, wholeBase } from '../segments.js'

const amounts = sql`
  SELECT customer_id, net AS amount FROM ${purchase} JOIN ${window} ON paid_on > opens_on AND paid_on <= as_of WHERE net > 0`

/** 客单价: money received per purchase in the window; a purchase is a customer's day with money received. */
export const averagePurchaseValue = defineMetric({
  id: 'average-purchase-value',
  group: 'revenue',
  unit: 'money',
  better: 'neither',
  evidence: 'rate',
  addsMoney: true,
  needs: ['payments'],
  text: {
    en: {
      title: 'Average purchase value',
      definition:
        'Money received in the window (refunds and tax out) divided by purchases: a customer’s payments of one day are one purchase. It mixes monthly with yearly charges; the median and the one-off row say what is usual.',
      formula: 'Σ money received in the window ÷ purchases',
      variants: { median: 'Median purchase', 'one-off': 'Without recurring charges' },
      exhibits: { months: 'Purchases and their value by month', segments: 'Average purchase value by segment' },
    },
    'zh-CN': {
      title: '客单价',
      definition:
        '报告期实收金额（已扣退款及税额）÷ 购买次数，同一客户同日付款计为一次购买。月付与年付混合计算，宜结合中位数及一次性项目口径阅读。',
      formula: '报告期实收金额 ÷ 购买次数',
      variants: { median: '中位数', 'one-off': '剔除经常性收费' },
      exhibits: { months: '各月购买次数及金额', segments: '分组客单价' },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    segments: {
      sql: sql`
        SELECT attribute, value, sum(net) AS total, count(*) FILTER (net > 0) AS n,
          median(CAST(net AS DOUBLE)) FILTER (net > 0) AS median
        FROM ${purchase} JOIN ${window} ON paid_on > opens_on AND paid_on <= as_of JOIN ${segment} USING (customer_id)
        GROUP BY attribute, value`,
      row: z.object({ ...meanColumns, median: z.number().nullable() }),
    },
    halves: {
      sql: sql`
        WITH amounts AS (${amounts}),
        middle AS (SELECT median(CAST(amount AS DOUBLE)) AS median FROM amounts),
        customers AS (
          SELECT count(*) FILTER (amount <= median) AS cases, count(*) AS n FROM amounts, middle GROUP BY customer_id
        )
        SELECT ${clusterCounts} FROM customers HAVING count(*) > 0`,
      row: z.object(clusterColumns),
    },
    oneOff: {
      sql: sql`
        SELECT coalesce(sum(net), 0) AS money, count(DISTINCT (customer_id, paid_on)) AS purchases
        FROM ${payment} JOIN ${window} ON paid_on > opens_on AND paid_on <= as_of
        WHERE net > 0 AND NOT is_recurring`,
      row: z.object({ money: z.number(), purchases: z.number() }),
    },
    months: {
      sql: sql`
        SELECT last_day(paid_on) AS month_end, count(*) FILTER (net > 0) AS purchases, sum(net) AS money
        FROM ${purchase} JOIN ${window} ON paid_on > opens_on AND paid_on <= as_of GROUP BY 1 ORDER BY 1`,
      row: z.object({ month_end: z.string(), purchases: z.number(), money: z.number() }),
    },
  },
  followUps: {
    bounds: { sql: ({ halves }) => boundsAt(amounts, clusteredMedianPlaces(halves[0])), row: boundRow },
  },
  answer: ({ segments, halves: [half], oneOff: [oneOff], months, bounds: [bounds] }) => {
    const base = wholeBase(segments)
    const { money, purchases } = oneOff ?? { money: 0, purchases: 0 }
    return mean(segments, 'money', 'no-payments-in-window', {
      variants: [
        {
          key: 'median',
          unit: 'money',
          value: base?.median ?? null,
          n: base?.n ?? 0,
          ...boundedMedian(bounds, half !== undefined && half.clusters < half.n),
        },
        { key: 'one-off', unit: 'money', value: rateOf(money, purchases), n: purchases },
      ],
      exhibits: [
        series(
          'months',
          { month: 'month', purchases: 'count', revenue: 'money', average: 'money' },
          months.map((row) => ({
            month: row.month_end,
            purchases: row.purchases,
            revenue: row.money,
            average: rateOf(row.money, row.purchases),
          })),
        ),
      ],
    })
  },
})
