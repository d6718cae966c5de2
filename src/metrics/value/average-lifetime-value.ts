import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { customerValue } from '../../model/customer-value.js'
import { segment } from '../../model/segment.js'
import { mean, meanColumns } from '../mean.js'
import { defineMetric } from '../metric.js'
import { rateOf, wholeBase } from '../segments.js'
import { costNotes, costQueries } from './costs.js'

/** 口径 003.三: ALV, the mean of the customers' net lifetime values to date. */
export const averageLifetimeValue = defineMetric({
  id: 'average-lifetime-value',
  group: 'value',
  unit: 'money',
  better: 'higher',
  evidence: 'rate',
  addsMoney: true,
  needs: ['payments', 'customers'],
  text: {
    en: {
      title: 'Average lifetime value, net, to date',
      definition:
        '口径 003.三: the mean, over the customers that ever paid and whose costs are stated, of money received to date less acquisition and service cost. Younger customers are still to earn theirs, so it rises with the age of the base.',
      formula: 'Σ (money received − acquisition cost − service cost) ÷ customers with stated costs',
      variants: { lost: 'Of the customers that are gone: their whole life', present: 'Of the customers still paying' },
      exhibits: { segments: 'Average net lifetime value by segment' },
    },
    'zh-CN': {
      title: '平均客户生命周期价值（ALV，净额，截至基准日）',
      definition:
        '口径 003.三：载有成本的累计付费客户，其累计实收金额减获客及服务成本后的平均值。新客户尚在回收成本，故该值随客户年限增长而上升。',
      formula: 'Σ（实收金额 − 获客成本 − 服务成本）÷ 载有成本的付费客户数',
      variants: { lost: '其中已流失客户（完整生命周期）', present: '其中仍在付费客户' },
      exhibits: { segments: '分组平均净生命周期价值' },
    },
  },
  source: 'article 003.三',
  queries: {
    ...costQueries,
    segments: {
      sql: sql`
        SELECT attribute, value, sum(net_value) AS total, count(*) AS n, count(*) FILTER (is_present) AS present,
          coalesce(sum(net_value) FILTER (is_present), 0) AS present_total
        FROM ${customerValue} JOIN ${segment} USING (customer_id) WHERE cost IS NOT NULL GROUP BY attribute, value`,
      row: z.object({ ...meanColumns, present: z.number(), present_total: z.number() }),
    },
  },
  answer: ({ costs, segments }) => {
    const { n, total, present, present_total } = wholeBase(segments) ?? { n: 0, total: 0, present: 0, present_total: 0 }
    return mean(segments, 'money', 'no-costs', {
      variants: [
        { key: 'lost', unit: 'money', value: rateOf(total - present_total, n - present), n: n - present },
        { key: 'present', unit: 'money', value: rateOf(present_total, present), n: present },
      ],
      notes: costNotes({ costs }),
    })
  },
})
