import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { customer } from '../../model/customer.js'
import { purchase } from '../../model/purchase.js'
import { segment } from '../../model/segment.js'
import { window } from '../../model/window.js'
import { series } from '../exhibits.js'
import { defineMetric, known, unknown } from '../metric.js'
import { rateOf, segmentColumns, segmentTable, shareOf, wholeBase } from '../segments.js'

const money = { total: z.number(), existing: z.number() }

/** 老客户收入占比: how much of the money received in the window came from customers that had paid before it. */
export const existingCustomerRevenueShare = defineMetric({
  id: 'existing-customer-revenue-share',
  group: 'revenue',
  unit: 'ratio',
  better: 'neither',
  evidence: 'rate',
  addsMoney: true,
  needs: ['payments'],
  text: {
    en: {
      title: 'Revenue from existing customers',
      definition:
        'Of the money received in the window (refunds and tax out), the share that came from customers whose first payment lies before the window. The higher it is, the less this year’s revenue depended on new sales.',
      formula: 'Σ money received in the window from customers that paid before it ÷ Σ money received in the window',
      variants: { customers: 'Existing customers among those that paid in the window' },
      exhibits: {
        months: 'Money received from existing and new customers by month',
        segments: 'Revenue from existing customers by segment',
      },
    },
    'zh-CN': {
      title: '老客户收入占比',
      definition:
        '报告期实收金额（已扣退款及税额）中，首次付款早于报告期的客户所贡献的比例。占比越高，当期收入对新增销售的依赖越低。',
      formula: '报告期内老客户实收金额 ÷ 报告期实收金额',
      variants: { customers: '期内付款客户中老客户的占比' },
      exhibits: { months: '各月新老客户实收金额', segments: '分组老客户收入占比' },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    segments: {
      sql: sql`
        WITH paid AS (
          SELECT customer_id, sum(net) AS net FROM ${purchase} JOIN ${window} ON paid_on > opens_on AND paid_on <= as_of
          GROUP BY customer_id
        )
        SELECT attribute, value, count(*) AS n, count(*) FILTER (first_paid_on <= opens_on) AS old,
          sum(net) AS total, coalesce(sum(net) FILTER (first_paid_on <= opens_on), 0) AS existing
        FROM paid JOIN ${customer} USING (customer_id) JOIN ${segment} USING (customer_id), ${window}
        GROUP BY attribute, value`,
      row: z.object({ ...segmentColumns, n: z.number(), old: z.number(), ...money }),
    },
    months: {
      sql: sql`
        SELECT last_day(paid_on) AS month_end, sum(net) AS total,
          coalesce(sum(net) FILTER (first_paid_on <= opens_on), 0) AS existing
        FROM ${purchase} JOIN ${customer} USING (customer_id) JOIN ${window} ON paid_on > opens_on AND paid_on <= as_of
        GROUP BY 1 ORDER BY 1`,
      row: z.object({ month_end: z.string(), ...money }),
    },
    reach: {
      sql: sql`SELECT count(*) AS earlier FROM ${purchase}, ${window} WHERE paid_on <= opens_on`,
      row: z.object({ earlier: z.number() }),
    },
  },
  answer: ({ segments, months, reach: [reach] }) => {
    const base = wholeBase(segments)
    if (base === undefined || base.total <= 0) return unknown('no-payments-in-window')
    if (reach === undefined || reach.earlier === 0) return unknown('no-payments-before-window')
    return known(base.existing / base.total, {
      n: base.n,
      variants: [{ key: 'customers', unit: 'ratio', ...shareOf(base.old, base.n) }],
      exhibits: [
        series(
          'months',
          { month: 'month', existing: 'money', new: 'money', share: 'ratio' },
          months.map(({ month_end, total, existing }) => ({
            month: month_end,
            existing,
            new: total - existing,
            share: total > 0 ? existing / total : null,
          })),
        ),
        ...segmentTable(
          segments,
          [
            { key: 'total', unit: 'money' },
            { key: 'existing', unit: 'money' },
            { key: 'share', unit: 'ratio' },
          ],
          ({ n, total, existing }) => ({ n, total, existing, share: total > 0 ? rateOf(existing, total, n) : null }),
        ),
      ],
    })
  },
})
