import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { cohortMonth } from '../../model/cohort-month.js'
import { cohortSegment } from '../../model/cohort-segment.js'
import { defineMetric, unknown } from '../metric.js'
import { proportion, proportionColumns } from '../proportion.js'
import { rateOf, wholeBase } from '../segments.js'
import { cohortNotes, retentionSeries } from './cohort.js'

const segmentRow = z.object({ ...proportionColumns, returned: z.number(), undetermined: z.number() })
const monthRow = z.object({ month_end: z.string(), customers: z.number(), retained: z.number() })

/** The share of the customers at the window's start that still pay recurring revenue at the cut: closed cohort, by number. */
export const logoRetention = defineMetric({
  id: 'logo-retention',
  group: 'retention',
  unit: 'ratio',
  better: 'higher',
  evidence: 'rate',
  addsMoney: false,
  needs: [['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Logo retention',
      definition:
        'Of the customers with recurring revenue at the start of the window, the share that still has any at the cut. Customers won since are left out; customers that left and came back inside the window count as retained.',
      formula: 'customers at start still paying at the cut ÷ customers at start',
      variants: { 'without-returned': 'Without customers that left and returned' },
      exhibits: {
        months: 'Twelve-month logo retention at the last 36 month-ends',
        segments: 'Logo retention by segment',
      },
    },
    'zh-CN': {
      title: '客户数留存率',
      definition:
        '期初有经常性收入的客户中，截至基准日仍有经常性收入的占比。期内新增客户不计入；期内流失后又回流的客户计为留存。',
      formula: '期初客户中截至基准日仍付费的客户数 ÷ 期初客户数',
      variants: { 'without-returned': '剔除期内流失后回流的客户' },
      exhibits: { months: '近 36 个月末的十二个月客户数留存率', segments: '分组客户数留存率' },
    },
  },
  source: 'SaaS practice, closed cohort',
  queries: {
    segments: {
      sql: sql`SELECT attribute, value, retained AS cases, customers AS n, returned, undetermined FROM ${cohortSegment}`,
      row: segmentRow,
    },
    months: { sql: sql`SELECT month_end, customers, retained FROM ${cohortMonth} ORDER BY month_end`, row: monthRow },
  },
  answer: ({ segments, months }) => {
    const base = wholeBase(segments)
    if (base === undefined) return unknown('no-customers-at-start')
    return proportion(segments, 'no-customers-at-start', {
      variants: [
        { key: 'without-returned', unit: 'ratio', value: rateOf(base.cases - base.returned, base.n), n: base.n },
      ],
      notes: cohortNotes(base, {
        total: base.n,
        now: base.cases,
        undecided: base.undetermined,
        returned: base.returned,
      }),
      exhibits: [retentionSeries(months, (row) => ({ n: row.customers, rate: rateOf(row.retained, row.customers) }))],
    })
  },
})
