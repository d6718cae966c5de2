import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { baseChange } from '../../model/base-change.js'
import { cohortMonth } from '../../model/cohort-month.js'
import { cohortSegment } from '../../model/cohort-segment.js'
import { defineMetric, unknown } from '../metric.js'
import { proportion, proportionColumns } from '../proportion.js'
import { cohortNotes, retentionSeries } from '../retention/cohort.js'
import { rateOf, wholeBase } from '../segments.js'

/** The share of the customers at the window's start that are gone at the cut, and the ratios that the articles print. */
export const churnRate = defineMetric({
  id: 'churn-rate',
  group: 'churn',
  unit: 'ratio',
  better: 'lower',
  evidence: 'rate',
  addsMoney: false,
  needs: [['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Customer churn rate',
      definition:
        'Of the customers at the start of the window, the share without recurring revenue at the cut (1 − logo retention). Customers that joined and left inside the window are not in it; they are counted apart. The 口径 rows divide the same losses by another base, so they are not comparable with benchmarks for churn.',
      formula: 'customers at start that are lost at the cut ÷ customers at start',
      variants: {
        'lost-to-closing': '口径 003: lost ÷ customers at the cut',
        'lost-to-base': '口径 001.七, 002.2: lost ÷ (customers at start + new)',
        'monthly-equivalent': 'Monthly equivalent: 1 − (1 − churn)^(1/12)',
        'joined-and-left': 'Joined and left inside the window',
      },
      exhibits: { months: 'Twelve-month churn rate at the last 36 month-ends', segments: 'Churn rate by segment' },
    },
    'zh-CN': {
      title: '客户流失率',
      definition:
        '期初客户中截至基准日已无经常性收入的占比（1 − 客户数留存率）。期内新增又流失的客户不在其中，单独列示。所列“口径”以其他基数除同一流失数，与行业流失率基准不可直接比较。',
      formula: '期初客户中截至基准日流失的客户数 ÷ 期初客户数',
      variants: {
        'lost-to-closing': '口径 003：流失客户数 ÷ 期末客户数',
        'lost-to-base': '口径 001.七、002.2：流失客户数 ÷（期初客户数 + 新增客户数）',
        'monthly-equivalent': '折算月流失率：1 − (1 − 流失率)^(1/12)',
        'joined-and-left': '期内新增又流失的客户数',
      },
      exhibits: { months: '近 36 个月末的十二个月客户流失率', segments: '分组客户流失率' },
    },
  },
  source: 'articles 001.七, 002.2, 003',
  queries: {
    segments: {
      sql: sql`SELECT attribute, value, customers - retained AS cases, customers AS n, returned, undetermined FROM ${cohortSegment}`,
      row: z.object({ ...proportionColumns, returned: z.number(), undetermined: z.number() }),
    },
    months: {
      sql: sql`SELECT month_end, customers, retained FROM ${cohortMonth} ORDER BY month_end`,
      row: z.object({ month_end: z.string(), customers: z.number(), retained: z.number() }),
    },
    change: {
      sql: sql`SELECT at_start, at_end, joined, lost, joined_and_left FROM ${baseChange}`,
      row: z.object({
        at_start: z.number(),
        at_end: z.number(),
        joined: z.number(),
        lost: z.number(),
        joined_and_left: z.number(),
      }),
    },
  },
  answer: ({ segments, months, change: [change] }) => {
    const base = wholeBase(segments)
    if (base === undefined || change === undefined) return unknown('no-customers-at-start')
    const everybody = change.at_start + change.joined
    return proportion(segments, 'no-customers-at-start', {
      variants: [
        { key: 'lost-to-closing', unit: 'ratio', value: rateOf(change.lost, change.at_end), n: change.at_end },
        { key: 'lost-to-base', unit: 'ratio', value: rateOf(change.lost, everybody), n: everybody },
        { key: 'monthly-equivalent', unit: 'ratio', value: 1 - (1 - base.cases / base.n) ** (1 / 12) },
        { key: 'joined-and-left', unit: 'count', value: change.joined_and_left, n: change.joined },
      ],
      notes: [
        ...cohortNotes(base, { total: base.n, now: base.cases, undecided: base.undetermined, returned: base.returned }),
      ],
      exhibits: [
        retentionSeries(months, (row) => ({
          n: row.customers,
          rate: rateOf(row.customers - row.retained, row.customers),
        })),
      ],
    })
  },
})
