import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { customerActivity } from '../../model/customer-activity.js'
import { segment } from '../../model/segment.js'
import { proportionInterval } from '../interval.js'
import { defineMetric, note, unknown } from '../metric.js'
import { proportion, proportionColumns } from '../proportion.js'
import { rateOf, wholeBase } from '../segments.js'

/** 活跃度: the share of registered customers that used the product in the last days, as many as the policy says (and in the last 90). */
export const activeCustomerRate = defineMetric({
  id: 'active-customer-rate',
  group: 'activity',
  unit: 'ratio',
  better: 'higher',
  evidence: 'rate',
  addsMoney: false,
  needs: ['customers', ['logins', 'payments']],
  text: {
    en: {
      title: 'Active customer rate',
      definition:
        '口径 000.五: registered customers with at least one login in the {active_days}-day period that ends on the cut, divided by all registered customers.',
      formula: 'registered customers active in the {active_days}-day period ÷ registered customers',
      variants: { 'active-90': 'Active in the last 90 days' },
      exhibits: { segments: 'Active customers by segment' },
    },
    'zh-CN': {
      title: '客户活跃度',
      definition: '口径 000.五：截至基准日近 {active_days} 天内至少登录一次的注册客户数 ÷ 全部注册客户数。',
      formula: '近 {active_days} 天活跃的注册客户数 ÷ 注册客户数',
      variants: { 'active-90': '近 90 天活跃' },
      exhibits: { segments: '分组客户活跃度' },
    },
  },
  source: 'article 000.五',
  queries: {
    segments: {
      sql: sql`
        SELECT attribute, value, count(*) FILTER (is_active) AS cases, count(*) AS n,
          count(*) FILTER (is_active_90) AS active_90, bool_or(is_stand_in) AS is_stand_in
        FROM ${customerActivity} JOIN ${segment} USING (customer_id)
        WHERE is_registered GROUP BY attribute, value`,
      row: z.object({ ...proportionColumns, active_90: z.number(), is_stand_in: z.boolean() }),
    },
  },
  answer: ({ segments }) => {
    const base = wholeBase(segments)
    if (base === undefined) return unknown('no-registered-customers')
    const longer = {
      value: rateOf(base.active_90, base.n),
      n: base.n,
      interval: proportionInterval(base.active_90, base.n),
    }
    return proportion(segments, 'no-registered-customers', {
      variants: [{ key: 'active-90', unit: 'ratio', ...longer }],
      notes: base.is_stand_in ? [note('payments-stand-in')] : [],
    })
  },
})
