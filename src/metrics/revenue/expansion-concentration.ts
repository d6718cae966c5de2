import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { customer } from '../../model/customer.js'
import { customerMonth } from '../../model/customer-month.js'
import { window } from '../../model/window.js'
import { windowChange } from '../../model/window-change.js'
import { listing, table } from '../exhibits.js'
import { defineMetric, known, unknown } from '../metric.js'

const customerRow = z.object({
  place: z.number(),
  customer: z.string(),
  name: z.string().nullable(),
  expanded: z.number(),
  recurring: z.number(),
  share: z.number(),
  cumulative: z.number(),
})
const ranked = sql`
  WITH ranked AS (
    SELECT customer_id, expanded, sum(expanded) OVER () AS total, count(*) OVER () AS customers,
      row_number() OVER (ORDER BY expanded DESC, customer_id) AS place,
      sum(expanded) OVER (ORDER BY expanded DESC, customer_id ROWS UNBOUNDED PRECEDING) AS running
    FROM ${windowChange} WHERE expanded > 0
  )`

/** Whether the growth of existing customers comes from many or from a few. */
export const expansionConcentration = defineMetric({
  id: 'expansion-concentration',
  group: 'revenue',
  unit: 'ratio',
  better: 'lower',
  evidence: 'fact',
  addsMoney: true,
  needs: [['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Concentration of expansion',
      definition:
        'The share of all expansion in the window that the ten customers who expanded most account for. Growth that hangs on a few customers seldom repeats. Expansion is what the bridge counts as such, month by month, without netting later reductions.',
      formula: 'Σ expansion of the ten largest expanders ÷ Σ expansion',
      variants: { largest: 'Largest expander', effective: 'Effective number of expanding customers' },
      exhibits: { tops: 'Share of the largest expanders', largest: 'Customers that expanded most' },
    },
    'zh-CN': {
      title: '扩容集中度',
      definition:
        '报告期扩容金额中，扩容额前十位客户所占比例。依赖少数客户的增长较难持续。扩容按变动桥逐月口径累计，不抵减其后的缩减。',
      formula: '扩容额前十位客户扩容合计 ÷ 扩容总额',
      variants: { largest: '扩容额第一位客户', effective: '有效扩容客户数' },
      exhibits: { tops: '主要扩容客户占比', largest: '扩容额居前客户' },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    tops: {
      sql: sql`${ranked}
        SELECT top, max(customers) AS customers, sum(expanded) AS expanded, sum(expanded) / max(total) AS share,
          (SELECT fsum(power(expanded / total, 2) ORDER BY place) FROM ranked) AS herfindahl
        FROM (VALUES (1), (5), (10), (20)) AS tops(top) JOIN ranked ON place <= top GROUP BY top ORDER BY top`,
      row: z.object({
        top: z.number(),
        customers: z.number(),
        expanded: z.number(),
        share: z.number(),
        herfindahl: z.number(),
      }),
    },
    largest: {
      sql: sql`${ranked}
        SELECT place, customer_id AS customer, name, expanded, coalesce(recurring, 0) AS recurring, expanded / total AS share, running / total AS cumulative
        FROM ranked JOIN ${customer} USING (customer_id) CROSS JOIN ${window}
        LEFT JOIN ${customerMonth} AS now ON now.customer_id = ranked.customer_id AND now.month_end = as_of
        WHERE place <= 20 ORDER BY place`,
      row: customerRow,
    },
  },
  answer: ({ tops, largest }) => {
    const [one, ten] = [1, 10].map((top) => tops.find((row) => row.top === top))
    if (one === undefined || ten === undefined) return unknown('nothing-expanded')
    return known(ten.share, {
      n: ten.customers,
      variants: [
        { key: 'largest', unit: 'ratio', value: one.share },
        { key: 'effective', unit: 'count', value: 1 / one.herfindahl },
      ],
      exhibits: [
        table('tops', { top: 'count', expanded: 'money', share: 'ratio' }, tops),
        listing(
          'largest',
          {
            place: 'count',
            customer: 'text',
            name: 'text',
            expanded: 'money',
            share: 'ratio',
            cumulative: 'ratio',
            recurring: 'money',
          },
          largest,
          ten.customers,
        ),
      ],
    })
  },
})
