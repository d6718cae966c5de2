import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { topCustomer } from '../../model/top-customer.js'
import { listing, table } from '../exhibits.js'
import { defineMetric, known, unknown } from '../metric.js'

const topRow = z.object({
  top: z.number(),
  customers: z.number(),
  still_top: z.number(),
  kept: z.number(),
  opening: z.number(),
  closing: z.number(),
})
const customerRow = z.object({
  place: z.number(),
  place_now: z.number().nullable(),
  customer: z.string(),
  name: z.string().nullable(),
  opening: z.number(),
  closing: z.number(),
})

/** Whether the largest customers of a year ago are still the largest: how durable the top of the base is. */
export const topCustomerPersistence = defineMetric({
  id: 'top-customer-persistence',
  group: 'revenue',
  unit: 'ratio',
  better: 'higher',
  evidence: 'fact',
  addsMoney: true,
  needs: [['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Persistence of top customers',
      definition:
        'Of the ten largest customers at the start of the window, the share that is among the ten largest at the cut. Customers with a common parent count as one.',
      formula: 'ten largest at start that are among the ten largest at the cut ÷ ten largest at start',
      variants: { kept: 'Still paying at all', money: 'Their recurring revenue now ÷ then' },
      exhibits: { tops: 'The largest customers, then and now', largest: 'The 50 largest at the start of the window' },
    },
    'zh-CN': {
      title: '大客户稳定性',
      definition: '期初前十大客户中，截至基准日仍位列前十大的占比。同一母公司控制的客户合并计算。',
      formula: '期初前十大客户中期末仍为前十大者 ÷ 期初前十大客户数',
      variants: { kept: '期末仍付费', money: '其期末经常性收入 ÷ 期初' },
      exhibits: { tops: '大客户期初与期末对照', largest: '期初前五十大客户' },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    tops: {
      sql: sql`
        SELECT top, count(*) AS customers, count(*) FILTER (place_now <= top) AS still_top,
          count(*) FILTER (closing > 0) AS kept, sum(opening) AS opening, sum(closing) AS closing
        FROM (VALUES (1), (5), (10), (20), (50)) AS tops(top) JOIN ${topCustomer} ON place <= top
        GROUP BY top ORDER BY top`,
      row: topRow,
    },
    largest: {
      sql: sql`
        SELECT place, place_now, group_id AS customer, name, opening, closing FROM ${topCustomer} ORDER BY place`,
      row: customerRow,
    },
  },
  answer: ({ tops, largest }) => {
    const ten = tops.find((row) => row.top === 10)
    if (ten === undefined) return unknown('no-customers-at-start')
    return known(ten.still_top / ten.customers, {
      n: ten.customers,
      variants: [
        { key: 'kept', unit: 'ratio', value: ten.kept / ten.customers, n: ten.customers },
        { key: 'money', unit: 'ratio', value: ten.closing / ten.opening },
      ],
      exhibits: [
        table(
          'tops',
          { top: 'count', customers: 'count', still_top: 'count', kept: 'count', opening: 'money', closing: 'money' },
          tops,
        ),
        listing(
          'largest',
          { place: 'count', place_now: 'count', customer: 'text', name: 'text', opening: 'money', closing: 'money' },
          largest,
          largest.length,
        ),
      ],
    })
  },
})
