import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { cohortSegment } from '../../model/cohort-segment.js'
import { customerMonth } from '../../model/customer-month.js'
import { segment } from '../../model/segment.js'
import { window } from '../../model/window.js'
import { churnReduction } from '../../stats/churn-reduction.js'
import type { Interval } from '../answer.js'
import { table } from '../exhibits.js'
import { proportionInterval } from '../interval.js'
import { defineMetric, known, note, unknown } from '../metric.js'
import { rateOf, segmentColumns, segmentTable, wholeBase } from '../segments.js'

const points = 0.05

/** 降低流失的价值: what the present base would bring more in five years if its yearly churn were five points lower. */
export const churnReductionValue = defineMetric({
  id: 'churn-reduction-value',
  group: 'value',
  unit: 'money',
  better: 'neither',
  evidence: 'rate',
  addsMoney: true,
  needs: [['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Worth of five points less churn over five years',
      definition:
        'The recurring revenue of the cut, lost year by year at the churn rate of the window and at a rate five points lower; the difference over five years, discounted at 10 % a year from the middle of each. New customers, price rises and the cost of keeping customers are not in it, revenue is not margin, and a loss takes an average customer. An arithmetic of what is at stake, not a forecast. The 25 to 85 % of the article are of profit and are not reproduced.',
      formula:
        'Σ over years 1–5 of annual recurring revenue × (mean share kept at churn − 5 points − mean share kept at churn) ÷ 1.1^(year − ½)',
      variants: {
        undiscounted: 'Without discount',
        uplift: '口径 003: share of the five-year revenue at today’s churn',
        'by-revenue': 'By the gross revenue churn of the window',
        churn: 'Twelve-month churn rate',
        recurring: 'Annual recurring revenue',
      },
      exhibits: {
        years: 'The arithmetic by year',
        segments: 'By segment, each at its own churn (does not add up to the whole)',
      },
    },
    'zh-CN': {
      title: '流失率降低 5 个百分点的五年价值',
      definition:
        '口径 003：以截至基准日的年经常性收入为起点，分别按统计期间流失率及其降低 5 个百分点后的流失率逐年递减，五年收入差额按年 10% 自年中折现。未计新增客户、提价及挽留成本，为收入口径而非毛利口径，并假定流失客户为平均规模；该值仅为量级测算，不构成预测。原文所称 25%–85% 系指利润，此处未予采用。',
      formula: '∑（第 1–5 年）年经常性收入 ×（降低后平均留存 − 现行平均留存）÷ 1.1^（年次 − ½）',
      variants: {
        undiscounted: '未折现',
        uplift: '口径 003：占现行流失率下五年收入之比',
        'by-revenue': '按统计期间毛收入流失率测算',
        churn: '十二个月客户流失率',
        recurring: '年经常性收入',
      },
      exhibits: { years: '逐年测算', segments: '分组测算（各组按自身流失率，合计不等于整体）' },
    },
  },
  source: 'article 003; Reichheld & Sasser 1990',
  queries: {
    segments: {
      sql: sql`
        WITH paying AS (
          SELECT attribute, value, CAST(sum(recurring) * 12 AS DOUBLE) AS recurring
          FROM ${customerMonth} JOIN ${window} ON month_end = as_of JOIN ${segment} USING (customer_id)
          WHERE recurring > 0 GROUP BY attribute, value
        )
        SELECT cohort.attribute, cohort.value, customers, customers - retained AS lost, recurring,
          CAST(1 - kept / nullif(opening, 0) AS DOUBLE) AS revenue_churn
        FROM ${cohortSegment} AS cohort JOIN paying
          ON paying.attribute IS NOT DISTINCT FROM cohort.attribute AND paying.value IS NOT DISTINCT FROM cohort.value
        ORDER BY cohort.attribute, cohort.value`,
      row: z.object({
        ...segmentColumns,
        customers: z.number(),
        lost: z.number(),
        recurring: z.number(),
        revenue_churn: z.number().nullable(),
      }),
    },
  },
  answer: ({ segments }) => {
    const base = wholeBase(segments)
    if (base === undefined || base.customers === 0) return unknown('no-customers-at-start')
    if (base.lost === 0) return unknown('no-losses')
    const [n, churn, recurring] = [base.customers, base.lost / base.customers, base.recurring]
    const years = churnReduction(churn)
    const more = years.reduce((sum, year) => sum + year.revenueLower - year.revenue, 0)
    return known(recurring * worthOf(churn), {
      n,
      interval: intervalOf(base.lost, n, recurring),
      variants: [
        { key: 'undiscounted', unit: 'money', value: recurring * more },
        { key: 'uplift', unit: 'ratio', value: more / years.reduce((sum, { revenue }) => sum + revenue, 0), n },
        {
          key: 'by-revenue',
          unit: 'money',
          value: base.revenue_churn === null ? null : recurring * worthOf(base.revenue_churn),
          n,
        },
        { key: 'churn', unit: 'ratio', value: churn, n },
        { key: 'recurring', unit: 'money', value: recurring },
      ],
      notes: churn < points ? [note('churn-below-five', { churn })] : [],
      exhibits: [yearTable(recurring, churn), ...bySegment(segments)],
    })
  },
})

/** Per unit of yearly revenue, discounted. */
function worthOf(churn: number): number {
  return churnReduction(churn, points).reduce((sum, { present }) => sum + present, 0)
}

/** Over the interval of the churn rate; the worth is largest at five points, where churn falls to nothing. */
function intervalOf(lost: number, n: number, recurring: number): Interval {
  const { low, high, ...method } = proportionInterval(lost, n)
  const reached = [low, high, ...(low < points && points < high ? [points] : [])].map(
    (churn) => recurring * worthOf(churn),
  )
  return { low: Math.min(...reached), high: Math.max(...reached), ...method }
}

function yearTable(recurring: number, churn: number) {
  return table(
    'years',
    {
      year: 'count',
      remaining: 'ratio',
      revenue: 'money',
      remaining_lower: 'ratio',
      revenue_lower: 'money',
      more: 'money',
      discount: 'score',
      present_value: 'money',
    },
    churnReduction(churn, points).map((year) => ({
      year: year.year,
      remaining: year.kept,
      revenue: recurring * year.revenue,
      remaining_lower: year.keptLower,
      revenue_lower: recurring * year.revenueLower,
      more: recurring * (year.revenueLower - year.revenue),
      discount: year.discount,
      present_value: recurring * year.present,
    })),
  )
}

function bySegment(
  rows: readonly {
    attribute: string | null
    value: string | null
    customers: number
    lost: number
    recurring: number
  }[],
) {
  const columns = [
    { key: 'churn_rate', unit: 'ratio' },
    { key: 'recurring', unit: 'money' },
    { key: 'present_value', unit: 'money' },
  ] as const
  return segmentTable(rows, columns, (row) => {
    const rate = rateOf(row.lost, row.customers)
    const worth = rate === null ? null : row.recurring * worthOf(rate)
    return { n: row.customers, churn_rate: rate, recurring: row.recurring / 12, present_value: worth }
  })
}
