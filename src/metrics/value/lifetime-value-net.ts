import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { customerValue } from '../../model/customer-value.js'
import { listed, listing } from '../exhibits.js'
import { defineMetric, known, unknown } from '../metric.js'
import { shareOf } from '../segments.js'
import { costNotes, costQueries } from './costs.js'

/** 口径 003.三: what each customer has brought so far, annual revenue × years, less what it cost to win and to serve. */
export const lifetimeValueNet = defineMetric({
  id: 'lifetime-value-net',
  group: 'value',
  unit: 'money',
  better: 'higher',
  evidence: 'fact',
  addsMoney: true,
  needs: ['payments', 'customers'],
  text: {
    en: {
      title: 'Net lifetime value of the customers, to date',
      definition:
        '口径 003.三: per customer, annual revenue × years as a customer − acquisition and service cost; here their sum. Years are those passed, so annual revenue × years is the money received to date (refunds and tax out). Costs are cumulative, from the customers export. (1,000 a year × 10 years − 2,500 = 7,500; the article misprints the result.)',
      formula: 'Σ (annual revenue × years − acquisition cost − service cost)',
      variants: {
        revenue: 'Money received from them to date',
        cost: 'Acquisition and service cost',
        negative: 'Share of customers that have not yet earned their cost',
      },
      exhibits: { customers: 'Customers by net value, least first' },
    },
    'zh-CN': {
      title: '客户净生命周期价值合计（截至基准日）',
      definition:
        '口径 003.三：各客户年均收入 × 合作年数 − 获客及服务成本，此处列示合计数。合作年数以已发生者计，故年均收入 × 年数即累计实收金额（已扣退款及税额）；成本取自客户资料所载累计数。（示例：每年 1,000 × 10 年 − 2,500 = 7,500，原文结果系笔误。）',
      formula: 'Σ（年均收入 × 合作年数 − 获客成本 − 服务成本）',
      variants: { revenue: '累计实收金额', cost: '获客及服务成本', negative: '尚未收回成本的客户占比' },
      exhibits: { customers: '按净价值由低到高列示的客户' },
    },
  },
  source: 'article 003.三',
  queries: {
    ...costQueries,
    total: {
      sql: sql`
        SELECT count(*) AS customers, sum(revenue) AS revenue, sum(cost) AS cost, sum(net_value) AS net_value,
          count(*) FILTER (net_value < 0) AS negative
        FROM ${customerValue} WHERE cost IS NOT NULL HAVING count(*) > 0`,
      row: z.object({
        customers: z.number(),
        revenue: z.number(),
        cost: z.number(),
        net_value: z.number(),
        negative: z.number(),
      }),
    },
    customers: {
      sql: sql`
        SELECT customer_id, name, years, revenue, cost, net_value FROM ${customerValue}
        WHERE cost IS NOT NULL ORDER BY net_value, customer_id LIMIT ${listed}`,
      row: z.object({
        customer_id: z.string(),
        name: z.string().nullable(),
        years: z.number().nullable(),
        revenue: z.number(),
        cost: z.number(),
        net_value: z.number(),
      }),
    },
  },
  answer: ({ costs, total: [total], customers }) => {
    if (total === undefined) return unknown('no-costs')
    const n = total.customers
    return known(total.net_value, {
      n,
      variants: [
        { key: 'revenue', unit: 'money', value: total.revenue, n },
        { key: 'cost', unit: 'money', value: total.cost, n },
        { key: 'negative', unit: 'ratio', ...shareOf(total.negative, n) },
      ],
      notes: costNotes({ costs }),
      exhibits: [
        listing(
          'customers',
          { customer: 'text', name: 'text', years: 'score', revenue: 'money', cost: 'money', net_value: 'money' },
          customers.map(({ customer_id, ...row }) => ({ customer: customer_id, ...row })),
          n,
        ),
      ],
    })
  },
})
