import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { customerMonth } from '../../model/customer-month.js'
import { movement } from '../../model/movement.js'
import { segment } from '../../model/segment.js'
import { window } from '../../model/window.js'
import { series } from '../exhibits.js'
import { defineMetric, known, unknown } from '../metric.js'
import { segmentColumns, segmentTable, wholeBase } from '../segments.js'
import { waitingColumns, waitingNotes } from './undetermined.js'

/** Recurring revenue of one month at the cut, normalised to months. */
export const monthlyRecurringRevenue = defineMetric({
  id: 'monthly-recurring-revenue',
  group: 'revenue',
  unit: 'money',
  better: 'higher',
  evidence: 'fact',
  addsMoney: true,
  needs: [['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Monthly recurring revenue',
      definition:
        'Money per month of everything that recurs and runs at the cut: an amount for k months counts amount ÷ k. One-off items, trials and free plans are out.',
      formula: 'Σ recurring amount ÷ months it is for, over what runs at the cut',
      variants: { 'per-customer': 'Per paying customer' },
      exhibits: {
        months: 'Recurring revenue and paying customers by month-end',
        segments: 'Recurring revenue by segment',
      },
    },
    'zh-CN': {
      title: '月度经常性收入',
      definition:
        '截至基准日仍在履行的经常性收费，统一折算为每月金额（k 个月的金额按 ÷ k 计）。一次性收费、试用及免费版本不计入。',
      formula: 'Σ 经常性收费金额 ÷ 对应月数（以基准日仍在履行者为限）',
      variants: { 'per-customer': '每付费客户平均' },
      exhibits: { months: '各月末经常性收入及付费客户数', segments: '分组经常性收入' },
    },
  },
  source: 'SaaS practice',
  queries: {
    segments: {
      sql: sql`
        SELECT attribute, value, count(*) AS customers, sum(recurring) AS recurring
        FROM ${customerMonth} JOIN ${window} ON month_end = as_of JOIN ${segment} USING (customer_id)
        WHERE recurring > 0 GROUP BY attribute, value`,
      row: z.object({ ...segmentColumns, customers: z.number(), recurring: z.number() }),
    },
    months: {
      sql: sql`SELECT month_end, closing, closing_customers, undetermined, undetermined_customers FROM ${movement} ORDER BY month_end`,
      row: z.object({ month_end: z.string(), closing: z.number(), closing_customers: z.number(), ...waitingColumns }),
    },
  },
  answer: ({ segments, months }) => {
    if (months.length === 0) return unknown('no-recurring-revenue')
    const base = wholeBase(segments) ?? { customers: 0, recurring: 0 }
    return known(base.recurring, {
      n: base.customers,
      variants: [
        {
          key: 'per-customer',
          unit: 'money',
          value: base.customers === 0 ? null : base.recurring / base.customers,
          n: base.customers,
        },
      ],
      notes: waitingNotes(months, base.recurring),
      exhibits: [
        series(
          'months',
          { month: 'month', recurring: 'money', customers: 'count' },
          months.map((row) => ({ month: row.month_end, recurring: row.closing, customers: row.closing_customers })),
        ),
        ...segmentTable(
          segments,
          [
            { key: 'recurring', unit: 'money' },
            { key: 'share', unit: 'ratio' },
          ],
          (row) => ({ n: row.customers, recurring: row.recurring, share: row.recurring / base.recurring }),
        ),
      ],
    })
  },
})
