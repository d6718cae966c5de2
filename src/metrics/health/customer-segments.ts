import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { purchaseHabit } from '../../model/purchase-habit.js'
import { recurringBasis } from '../../model/recurring-basis.js'
import { segment } from '../../model/segment.js'
import { window } from '../../model/window.js'
import { table } from '../exhibits.js'
import { defineMetric, note, unknown } from '../metric.js'
import { proportion, proportionRow } from '../proportion.js'

/** Customers by recency, frequency and money of their purchases (RFM), in eight named segments. */
export const customerSegments = defineMetric({
  id: 'customer-segments',
  group: 'health',
  unit: 'ratio',
  better: 'neither',
  evidence: 'rate',
  addsMoney: true,
  needs: ['payments'],
  text: {
    en: {
      title: 'Key valued customers (RFM segments)',
      definition:
        'Customers that ever bought, by the day of their last purchase (recency), the days with a purchase in the window (frequency) and the money received in it (money), each in quintiles, equals at their middle rank. Upper means the two upper quintiles. Key customers are upper by money, general ones are not; valued: upper in recency and frequency; to develop: in recency alone; to keep: in frequency alone; to win back: in neither. The share shown is that of key valued customers.',
      formula: 'customers upper in recency, frequency and money ÷ customers that ever bought',
      variants: { money: 'Share of the money of the window that comes from them' },
      exhibits: { groups: 'Customers by RFM segment', segments: 'Key valued customers by segment' },
    },
    'zh-CN': {
      title: '重要价值客户占比（RFM 分群）',
      definition:
        '对曾付费的客户，按最近付款日（R）、报告期内付款天数（F）与报告期内实收金额（M）分别划分五分位（同值取中间名次），最高两档为“高”。M 高者为重要客户，否则为一般客户；R、F 均高为价值客户，仅 R 高为发展客户，仅 F 高为保持客户，均不高为挽留客户。此处列示重要价值客户的占比。',
      formula: 'R、F、M 均高的客户数 ÷ 曾付费客户数',
      variants: { money: '重要价值客户占报告期实收金额的比例' },
      exhibits: { groups: '客户按 RFM 分群', segments: '分组重要价值客户占比' },
    },
  },
  source: 'RFM, Hughes 1994',
  queries: {
    segments: {
      sql: sql`
        SELECT attribute, value, count(*) AS n, count(*) FILTER (purchase_habit.segment = 'key-valued') AS cases
        FROM ${purchaseHabit} JOIN ${segment} AS cut USING (customer_id) GROUP BY attribute, value`,
      row: proportionRow,
    },
    groups: {
      sql: sql`
        SELECT segment, count(*) AS customers, sum(revenue) AS revenue, CAST(sum(sum(revenue)) OVER () AS DOUBLE) AS total,
          sum(purchases) AS purchases, sum(as_of - last_bought_on) AS days
        FROM ${purchaseHabit}, ${window} GROUP BY segment
        ORDER BY list_position(['key-valued', 'key-to-develop', 'key-to-keep', 'key-to-win-back',
          'general-valued', 'general-to-develop', 'general-to-keep', 'general-to-win-back'], segment)`,
      row: z.object({
        segment: z.string(),
        customers: z.number(),
        revenue: z.number(),
        total: z.number(),
        purchases: z.number(),
        days: z.number(),
      }),
    },
    basis: { sql: sql`SELECT basis FROM ${recurringBasis}`, row: z.object({ basis: z.string() }) },
  },
  answer: ({ segments, groups, basis: [recurring] }) => {
    const everybody = groups.reduce((sum, row) => sum + row.customers, 0)
    if (everybody === 0) return unknown('no-payments')
    const total = groups[0]?.total ?? 0
    const shareOf = (revenue: number): number | null => (total > 0 ? revenue / total : null)
    const valued = groups.find((row) => row.segment === 'key-valued')
    return proportion(segments, 'no-payments', {
      variants: [{ key: 'money', unit: 'ratio', value: shareOf(valued?.revenue ?? 0), n: everybody }],
      notes: recurring?.basis === 'purchases' ? [] : [note('billing-rhythm')],
      exhibits: [
        table(
          'groups',
          {
            segment: 'term',
            customers: 'count',
            share: 'ratio',
            revenue: 'money',
            money_share: 'ratio',
            purchases: 'count',
            since_last: 'days',
          },
          groups.map(({ segment: group, customers, revenue, purchases, days }) => ({
            segment: group,
            customers,
            share: customers / everybody,
            revenue,
            money_share: shareOf(revenue),
            purchases: purchases / customers,
            since_last: days / customers,
          })),
        ),
      ],
    })
  },
})
