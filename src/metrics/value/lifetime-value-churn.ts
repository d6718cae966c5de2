import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { cohortSegment } from '../../model/cohort-segment.js'
import { customerMonth } from '../../model/customer-month.js'
import { customerValue } from '../../model/customer-value.js'
import { segment } from '../../model/segment.js'
import { tenure } from '../../model/tenure.js'
import { window } from '../../model/window.js'
import { proportionInterval } from '../interval.js'
import { defineMetric, known, note, unknown } from '../metric.js'
import { rateOf, segmentColumns, segmentTable, wholeBase } from '../segments.js'

/** Average yearly recurring revenue × gross margin ÷ yearly churn: the formula of pitch decks, with its flaw said. */
export const lifetimeValueChurn = defineMetric({
  id: 'lifetime-value-churn',
  group: 'value',
  unit: 'money',
  better: 'higher',
  evidence: 'rate',
  addsMoney: true,
  needs: [['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Lifetime value by churn',
      definition:
        'Yearly recurring revenue per paying customer at the cut × gross margin ÷ the window’s churn rate. The margin is 1 − service cost ÷ money received, over the customers whose service cost is stated; where the export has none, revenue stands for margin and the number is too high by it.',
      formula: 'average recurring revenue × 12 × gross margin ÷ twelve-month churn rate',
      variants: {
        revenue: 'Average yearly recurring revenue per customer',
        margin: 'Gross margin after service cost',
        churn: 'Twelve-month churn rate',
        'before-margin': 'Before margin',
      },
      exhibits: { segments: 'Before margin, by segment' },
    },
    'zh-CN': {
      title: '客户生命周期价值（流失率法）',
      definition:
        '截至基准日每付费客户年经常性收入 × 毛利率 ÷ 统计期间流失率。毛利率按载有服务成本的客户计算，即 1 − 服务成本 ÷ 累计实收金额；资料未载服务成本的，以收入代替毛利，该值相应偏高。',
      formula: '每客户月均经常性收入 × 12 × 毛利率 ÷ 十二个月流失率',
      variants: {
        revenue: '每客户年均经常性收入',
        margin: '毛利率（扣除服务成本）',
        churn: '十二个月流失率',
        'before-margin': '未扣成本口径',
      },
      exhibits: { segments: '分组（未扣成本口径）' },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    segments: {
      sql: sql`
        WITH paying AS (
          SELECT attribute, value, count(*) AS paying, sum(recurring) * 12 AS recurring
          FROM ${customerMonth} JOIN ${window} ON month_end = as_of JOIN ${segment} USING (customer_id)
          WHERE recurring > 0 GROUP BY attribute, value
        )
        SELECT cohort.attribute, cohort.value, customers, customers - retained AS lost, paying, recurring
        FROM ${cohortSegment} AS cohort JOIN paying
          ON paying.attribute IS NOT DISTINCT FROM cohort.attribute AND paying.value IS NOT DISTINCT FROM cohort.value`,
      row: z.object({
        ...segmentColumns,
        customers: z.number(),
        lost: z.number(),
        paying: z.number(),
        recurring: z.number(),
      }),
    },
    served: {
      sql: sql`
        SELECT count(*) AS customers, coalesce(sum(revenue), 0) AS revenue, coalesce(sum(service_cost), 0) AS service_cost
        FROM ${customerValue} WHERE service_cost IS NOT NULL`,
      row: z.object({ customers: z.number(), revenue: z.number(), service_cost: z.number() }),
    },
    longest: {
      sql: sql`SELECT coalesce(max(days), 0) AS days FROM ${tenure}`,
      row: z.object({ days: z.number() }),
    },
  },
  answer: ({ segments, served: [served], longest: [longest] }) => {
    const base = wholeBase(segments)
    if (base === undefined || base.customers === 0) return unknown('no-customers-at-start')
    if (base.lost === 0) return unknown('no-losses')
    const [n, churn, revenue] = [base.customers, base.lost / base.customers, base.recurring / base.paying]
    const margin = served === undefined || served.revenue <= 0 ? null : 1 - served.service_cost / served.revenue
    const yearly = revenue * (margin ?? 1)
    const { low, high, ...method } = proportionInterval(base.lost, n)
    return known(yearly / churn, {
      n,
      ...(yearly > 0 ? { interval: { low: yearly / high, high: yearly / low, ...method } } : {}),
      variants: [
        { key: 'revenue', unit: 'money', value: revenue, n: base.paying },
        { key: 'margin', unit: 'ratio', value: margin, n: served?.customers ?? 0 },
        { key: 'churn', unit: 'ratio', value: churn, n },
        { key: 'before-margin', unit: 'money', value: revenue / churn, n },
      ],
      notes: [
        note('churn-formula-flaw', { years: 1 / churn, seen: (longest?.days ?? 0) / 365.25 }),
        ...(margin === null ? [note('no-gross-margin')] : []),
      ],
      exhibits: segmentTable(
        segments,
        [
          { key: 'per_year', unit: 'money' },
          { key: 'churn_rate', unit: 'ratio' },
          { key: 'lifetime_value', unit: 'money' },
        ],
        (row) => {
          const rate = rateOf(row.lost, row.customers)
          const average = rateOf(row.recurring, row.paying)
          const value = rate === null || rate === 0 || average === null ? null : average / rate
          return { n: row.customers, per_year: average, churn_rate: rate, lifetime_value: value }
        },
      ),
    })
  },
})
