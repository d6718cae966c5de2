import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { customer } from '../../model/customer.js'
import { segment } from '../../model/segment.js'
import { mean, meanColumns } from '../mean.js'
import { defineMetric } from '../metric.js'
import { wholeBase } from '../segments.js'

/** What a customer has paid so far, on average: money received to date, refunds netted, one-off items included. */
export const averageCustomerRevenue = defineMetric({
  id: 'average-customer-revenue',
  group: 'value',
  unit: 'money',
  better: 'higher',
  evidence: 'fact',
  addsMoney: true,
  needs: ['payments'],
  text: {
    en: {
      title: 'Average revenue per customer to date',
      definition:
        '口径 000.三: all money received up to the cut (refunds and tax out, one-off items in) divided by the customers that ever paid. History only: it knows neither tenure nor the future.',
      formula: 'Σ money received to date ÷ customers that ever paid',
      variants: { 'per-registered': 'Per registered customer, paying or not' },
      exhibits: { segments: 'Average revenue to date by segment' },
    },
    'zh-CN': {
      title: '客户平均收入（累计）',
      definition:
        '口径 000.三：截至基准日累计实收金额（已扣退款及税额，含一次性收费）÷ 累计付费客户数。仅反映历史，不含客户年限与未来价值。',
      formula: '累计实收金额 ÷ 累计付费客户数',
      variants: { 'per-registered': '按注册客户数平均（含未付费）' },
      exhibits: { segments: '分组客户平均收入' },
    },
  },
  source: 'article 000.三',
  queries: {
    segments: {
      sql: sql`
        SELECT attribute, value, sum(revenue) AS total,
          count(*) FILTER (first_paid_on IS NOT NULL) AS n, count(*) FILTER (is_registered) AS registered
        FROM ${customer} JOIN ${segment} USING (customer_id) GROUP BY attribute, value`,
      row: z.object({ ...meanColumns, registered: z.number() }),
    },
  },
  answer: ({ segments }) => {
    const base = wholeBase(segments)
    const registered = base?.registered ?? 0
    const spread = base === undefined || registered === 0 ? null : base.total / registered
    return mean(segments, 'money', 'no-payments', {
      variants: [{ key: 'per-registered', unit: 'money', value: spread, n: registered }],
    })
  },
})
