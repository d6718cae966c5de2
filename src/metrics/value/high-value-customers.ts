import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { customer } from '../../model/customer.js'
import { segment } from '../../model/segment.js'
import { tenure } from '../../model/tenure.js'
import { valueDecile } from '../../model/value-decile.js'
import type { Exhibit } from '../answer.js'
import { listing, table } from '../exhibits.js'
import { defineMetric, known, unknown } from '../metric.js'
import { rateOf, segmentColumns, segmentTable, shareOf, wholeBase } from '../segments.js'

const listedAtMost = 50
const decileRow = z.object({
  decile: z.number(),
  customers: z.number(),
  revenue: z.number(),
  least: z.number(),
  present: z.number(),
})

/** 高价值客户: how much of the window's money the top tenth of the customers brings, and who they are. */
export const highValueCustomers = defineMetric({
  id: 'high-value-customers',
  group: 'value',
  unit: 'ratio',
  better: 'neither',
  evidence: 'fact',
  addsMoney: true,
  needs: ['payments'],
  text: {
    en: {
      title: 'Share of revenue from the top tenth of customers',
      definition:
        'Customers with money received in the window (refunds and tax out, one-off items in), in ten groups of equal number from the most to the least; the share of the first group in all of it.',
      formula: 'money received from the top decile ÷ money received',
      variants: { still: 'Share of the top tenth that still pays at the cut' },
      exhibits: {
        deciles: 'Money received in the window, by decile of customers',
        customers: 'Customers of the top tenth',
        segments: 'Customers of the top tenth by segment (share: of the segment’s money)',
      },
    },
    'zh-CN': {
      title: '前 10% 客户收入占比',
      definition:
        '将统计期间有实收款项的客户（已扣退款及税额，含一次性收费）按金额由高到低等分为十组，第一组实收金额占全部实收金额之比。',
      formula: '第一组客户实收金额 ÷ 全部实收金额',
      variants: { still: '前 10% 客户中截至基准日仍付费者占比' },
      exhibits: {
        deciles: '十等分组实收金额',
        customers: '前 10% 客户名单',
        segments: '前 10% 客户的分组分布（占比：占该组实收金额）',
      },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    deciles: {
      sql: sql`
        SELECT decile, count(*) AS customers, sum(revenue) AS revenue, min(revenue) AS least,
          count(*) FILTER (is_present) AS present
        FROM ${valueDecile} LEFT JOIN ${tenure} USING (customer_id) GROUP BY decile ORDER BY decile`,
      row: decileRow,
    },
    segments: {
      sql: sql`
        SELECT attribute, value, count(*) AS n, sum(revenue) AS revenue, count(*) FILTER (decile = 1) AS top,
          coalesce(sum(revenue) FILTER (decile = 1), 0) AS top_revenue
        FROM ${valueDecile} JOIN ${segment} USING (customer_id) GROUP BY attribute, value`,
      row: z.object({
        ...segmentColumns,
        n: z.number(),
        revenue: z.number(),
        top: z.number(),
        top_revenue: z.number(),
      }),
    },
    customers: {
      sql: sql`
        SELECT customer_id AS customer, name, value_decile.revenue, tenure.days / 30.4375 AS tenure, last_used_on AS last_login
        FROM ${valueDecile} AS value_decile JOIN ${customer} USING (customer_id) LEFT JOIN ${tenure} AS tenure USING (customer_id)
        WHERE decile = 1 ORDER BY value_decile.revenue DESC, customer_id LIMIT ${listedAtMost}`,
      row: z.object({
        customer: z.string(),
        name: z.string().nullable(),
        revenue: z.number(),
        tenure: z.number().nullable(),
        last_login: z.string().nullable(),
      }),
    },
  },
  answer: ({ deciles, segments, customers }) => {
    const base = wholeBase(segments)
    const top = deciles[0]
    if (base === undefined || top === undefined) return unknown('no-payments')
    if (base.n < 10) return unknown('too-few-for-deciles', { n: base.n })
    return known(top.revenue / base.revenue, {
      n: base.n,
      variants: [{ key: 'still', unit: 'ratio', ...shareOf(top.present, top.customers) }],
      exhibits: [
        decileTable(deciles, base.revenue),
        listing(
          'customers',
          { customer: 'text', name: 'text', revenue: 'money', tenure: 'months', last_login: 'date' },
          customers,
          top.customers,
        ),
        ...segmentTable(
          segments,
          [
            { key: 'top_customers', unit: 'count' },
            { key: 'revenue', unit: 'money' },
            { key: 'share', unit: 'ratio' },
          ],
          (row) => ({
            n: row.n,
            top_customers: row.top,
            revenue: row.top_revenue,
            share: rateOf(row.top_revenue, row.revenue, row.n),
          }),
        ),
      ],
    })
  },
})

function decileTable(deciles: readonly z.infer<typeof decileRow>[], total: number): Exhibit<'deciles'> {
  const columns = {
    decile: 'count',
    customers: 'count',
    revenue: 'money',
    share: 'ratio',
    average: 'money',
    least: 'money',
  } as const
  const rows = deciles.map(({ decile, customers, revenue, least }) => ({
    decile,
    customers,
    revenue,
    share: revenue / total,
    average: revenue / customers,
    least,
  }))
  return table('deciles', columns, rows)
}
