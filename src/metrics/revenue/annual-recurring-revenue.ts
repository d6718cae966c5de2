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

const monthRow = z.object({
  month_end: z.string(),
  closing: z.number(),
  closing_customers: z.number(),
  ...waitingColumns,
})
const yearRow = z.object({ opening: z.number().nullable(), months: z.number(), twelve: z.number().nullable() })

/** Twelve times the monthly recurring revenue at the cut, and what the year before it looked like. */
export const annualRecurringRevenue = defineMetric({
  id: 'annual-recurring-revenue',
  group: 'revenue',
  unit: 'money',
  better: 'higher',
  evidence: 'fact',
  addsMoney: true,
  needs: [['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Annual recurring revenue',
      definition:
        'Monthly recurring revenue at the cut times twelve: a run rate, not a year of revenue. It neither foresees losses nor counts contracts that have not begun.',
      formula: 'monthly recurring revenue at the cut × 12',
      variants: {
        'year-before': 'At the start of the window',
        growth: 'Growth over the window',
        twelve: 'Sum of the twelve month-ends of the window',
      },
      exhibits: {
        months: 'Annual recurring revenue by month-end',
        segments: 'Annual recurring revenue by segment',
      },
    },
    'zh-CN': {
      title: '年度经常性收入',
      definition:
        '截至基准日的月度经常性收入 × 12，系年化运行口径，并非全年实际收入；未考虑后续流失，亦不含尚未开始履行的合同。',
      formula: '基准日月度经常性收入 × 12',
      variants: { 'year-before': '期初水平', growth: '报告期增长率', twelve: '报告期十二个月末合计' },
      exhibits: { months: '各月末年度经常性收入', segments: '分组年度经常性收入' },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    segments: {
      sql: sql`
        SELECT attribute, value, count(*) AS customers, 12 * sum(recurring) AS annual
        FROM ${customerMonth} JOIN ${window} ON month_end = as_of JOIN ${segment} USING (customer_id)
        WHERE recurring > 0 GROUP BY attribute, value`,
      row: z.object({ ...segmentColumns, customers: z.number(), annual: z.number() }),
    },
    months: {
      sql: sql`
        SELECT month_end, 12 * closing AS closing, closing_customers, undetermined, undetermined_customers
        FROM ${movement} ORDER BY month_end`,
      row: monthRow,
    },
    year: {
      sql: sql`
        SELECT 12 * sum(closing) FILTER (month_end = opens_on) AS opening, count(*) FILTER (month_end > opens_on) AS months,
          sum(closing) FILTER (month_end > opens_on) AS twelve
        FROM ${movement}, ${window} WHERE month_end BETWEEN opens_on AND as_of`,
      row: yearRow,
    },
  },
  answer: ({ segments, months, year: [year] }) => {
    if (months.length === 0) return unknown('no-recurring-revenue')
    const base = wholeBase(segments) ?? { customers: 0, annual: 0 }
    const opening = year?.opening ?? null
    return known(base.annual, {
      n: base.customers,
      variants: [
        { key: 'year-before', unit: 'money', value: opening },
        { key: 'growth', unit: 'ratio', value: opening ? base.annual / opening - 1 : null },
        { key: 'twelve', unit: 'money', value: year?.months === 12 ? year.twelve : null },
      ],
      notes: waitingNotes(months, base.annual / 12),
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
          (row) => ({ n: row.customers, recurring: row.annual, share: row.annual / base.annual }),
        ),
      ],
    })
  },
})
