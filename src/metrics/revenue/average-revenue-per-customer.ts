import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { customerMonth } from '../../model/customer-month.js'
import { movement } from '../../model/movement.js'
import { purchase } from '../../model/purchase.js'
import { segment } from '../../model/segment.js'
import { window } from '../../model/window.js'
import { medianRanks } from '../../stats/median-interval.js'
import { series } from '../exhibits.js'
import { mean, meanColumns } from '../mean.js'
import { boundedMedian, boundRow, boundsAt } from '../median.js'
import { defineMetric } from '../metric.js'
import { rateOf, wholeBase } from '../segments.js'

const monthRow = z.object({ month_end: z.string(), closing: z.number(), closing_customers: z.number() })

/** Monthly recurring revenue of an average customer at the cut. */
export const averageRevenuePerCustomer = defineMetric({
  id: 'average-revenue-per-customer',
  group: 'revenue',
  unit: 'money',
  better: 'higher',
  evidence: 'fact',
  addsMoney: true,
  needs: [['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Average revenue per customer and month',
      definition:
        'Monthly recurring revenue at the cut divided by the customers that pay it. Where a few customers pay much of it, the median says more about the usual customer.',
      formula: 'monthly recurring revenue at the cut ÷ paying customers',
      variants: {
        median: 'Median customer',
        received: 'Money received in the window ÷ customers that paid in it ÷ 12',
      },
      exhibits: {
        months: 'Average recurring revenue per customer by month-end',
        segments: 'Average recurring revenue per customer by segment',
      },
    },
    'zh-CN': {
      title: '客户平均月收入',
      definition: '截至基准日月度经常性收入 ÷ 付费客户数。大客户占比较高时，中位数更能反映一般客户水平。',
      formula: '基准日月度经常性收入 ÷ 付费客户数',
      variants: { median: '客户中位数', received: '报告期实收金额 ÷ 期内付款客户数 ÷ 12' },
      exhibits: { months: '各月末客户平均经常性收入', segments: '分组客户平均经常性收入' },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    segments: {
      sql: sql`
        SELECT attribute, value, sum(recurring) AS total, count(*) AS n, median(CAST(recurring AS DOUBLE)) AS median
        FROM ${customerMonth} JOIN ${window} ON month_end = as_of JOIN ${segment} USING (customer_id)
        WHERE recurring > 0 GROUP BY attribute, value`,
      row: z.object({ ...meanColumns, median: z.number() }),
    },
    months: {
      sql: sql`SELECT month_end, closing, closing_customers FROM ${movement} ORDER BY month_end`,
      row: monthRow,
    },
    received: {
      sql: sql`
        SELECT coalesce(sum(net), 0) AS money, count(DISTINCT customer_id) AS customers, history_months
        FROM ${window} LEFT JOIN ${purchase} ON paid_on > opens_on AND paid_on <= as_of GROUP BY history_months`,
      row: z.object({ money: z.number(), customers: z.number(), history_months: z.number() }),
    },
  },
  followUps: {
    bounds: {
      sql: ({ segments }) =>
        boundsAt(
          sql`SELECT recurring AS amount FROM ${customerMonth} JOIN ${window} ON month_end = as_of WHERE recurring > 0`,
          medianRanks(wholeBase(segments)?.n ?? 0),
        ),
      row: boundRow,
    },
  },
  answer: ({ segments, months, received: [received], bounds: [bounds] }) => {
    const base = wholeBase(segments)
    const isYear = received !== undefined && received.history_months >= 12
    const payers = received?.customers ?? 0
    return mean(segments, 'money', 'no-customers-at-cut', {
      variants: [
        {
          key: 'median',
          unit: 'money',
          value: base?.median ?? null,
          n: base?.n ?? 0,
          ...boundedMedian(bounds),
        },
        { key: 'received', unit: 'money', value: isYear ? rateOf(received.money / 12, payers) : null, n: payers },
      ],
      exhibits: [
        series(
          'months',
          { month: 'month', customers: 'count', recurring: 'money', average: 'money' },
          months.map(({ month_end, closing, closing_customers: customers }) => ({
            month: month_end,
            customers,
            recurring: closing,
            average: rateOf(closing, customers),
          })),
        ),
      ],
    })
  },
})
