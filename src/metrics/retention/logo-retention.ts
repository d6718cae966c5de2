import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { cohortMonth } from '../../model/cohort-month.js'
import { cohortSegment } from '../../model/cohort-segment.js'
import { monthlyRetention } from '../../model/monthly-retention.js'
import { movement } from '../../model/movement.js'
import { window } from '../../model/window.js'
import { defineMetric, unknown } from '../metric.js'
import { proportion, proportionColumns } from '../proportion.js'
import { rateOf, shareOf, wholeBase } from '../segments.js'
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
      variants: {
        'without-returned': 'Without customers that left and returned',
        bridge: 'Bridge version: (opening + reactivated − churned) ÷ opening; counts losses of customers won since',
        compounded: 'Compounded: product of twelve monthly closed cohorts',
      },
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
      variants: {
        'without-returned': '剔除期内流失后回流的客户',
        bridge: '变动桥口径：（期初 + 回流 − 流失）÷ 期初；含期内新增客户的流失',
        compounded: '逐月连乘口径：十二个单月封闭同期群之积',
      },
      exhibits: { months: '近 36 个月末的十二个月客户数留存率', segments: '分组客户数留存率' },
    },
  },
  source: 'SaaS practice, closed cohort',
  queries: {
    segments: {
      sql: sql`SELECT attribute, value, retained AS cases, customers AS n, returned, undetermined FROM ${cohortSegment}`,
      row: segmentRow,
    },
    flows: {
      sql: sql`
        SELECT coalesce(sum(closing_customers) FILTER (month_end = opens_on), 0) AS opening,
          coalesce(sum(reactivated_customers - churned_customers) FILTER (month_end > opens_on), 0) AS net
        FROM ${movement}, ${window} WHERE month_end BETWEEN opens_on AND as_of`,
      row: z.object({ opening: z.number(), net: z.number() }),
    },
    steps: {
      sql: sql`
        SELECT month_end, customers, retained FROM ${monthlyRetention}, ${window}
        WHERE month_end > opens_on AND month_end <= as_of ORDER BY month_end`,
      row: monthRow,
    },
    months: { sql: sql`SELECT month_end, customers, retained FROM ${cohortMonth} ORDER BY month_end`, row: monthRow },
  },
  answer: ({ segments, flows: [flow], steps, months }) => {
    const base = wholeBase(segments)
    if (base === undefined) return unknown('no-customers-at-start')
    return proportion(segments, 'no-customers-at-start', {
      variants: [
        { key: 'without-returned', unit: 'ratio', ...shareOf(base.cases - base.returned, base.n) },
        {
          key: 'bridge',
          unit: 'ratio',
          value: flow === undefined ? null : rateOf(flow.opening + flow.net, flow.opening),
          n: flow?.opening ?? 0,
        },
        {
          key: 'compounded',
          unit: 'ratio',
          value:
            steps.length === 12 ? steps.reduce((product, step) => product * (step.retained / step.customers), 1) : null,
        },
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
