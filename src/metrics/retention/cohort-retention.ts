import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { addableMoney } from '../../model/addable-money.js'
import { cohortAge } from '../../model/cohort-age.js'
import { customerCohort } from '../../model/customer-cohort.js'
import { customerMonth } from '../../model/customer-month.js'
import { segment } from '../../model/segment.js'
import { window } from '../../model/window.js'
import { series, table } from '../exhibits.js'
import { defineMetric, note, type RowsOf, unknown } from '../metric.js'
import { proportion, proportionRow } from '../proportion.js'
import { cellRates, cohortCell, cohortTriangle } from './cohort-cells.js'

const pooled = sql`
  sum(size - undetermined) AS counted,
  sum(retained) AS retained,
  CASE WHEN any_value(is_addable) THEN sum(opening - undetermined_opening) END AS opening,
  CASE WHEN any_value(is_addable) THEN sum(closing) END AS closing,
  CASE WHEN any_value(is_addable) THEN sum(kept) END AS kept`
const amounts = cohortCell.pick({ counted: true, retained: true, opening: true, closing: true, kept: true })

const queries = {
  segments: {
    sql: sql`
      SELECT attribute, value, count(*) FILTER (later.recurring > 0) AS cases,
        count(*) FILTER (later.state IS DISTINCT FROM 'undetermined') AS n
      FROM ${customerCohort} AS entry
      JOIN ${window} ON last_day(CAST(cohort + INTERVAL 12 MONTH AS DATE)) <= as_of
      JOIN ${segment} USING (customer_id)
      LEFT JOIN ${customerMonth} AS later
        ON later.customer_id = entry.customer_id AND later.month_end = last_day(CAST(cohort + INTERVAL 12 MONTH AS DATE))
      WHERE NOT is_before_data GROUP BY attribute, value`,
    row: proportionRow,
  },
  ages: {
    sql: sql`
      SELECT age, ${pooled} FROM ${cohortAge}, ${addableMoney} WHERE NOT is_before_data GROUP BY age ORDER BY age`,
    row: amounts.extend({ age: z.number() }),
  },
  months: {
    sql: sql`
      SELECT CAST(date_trunc('month', cohort) AS DATE) AS cohort, any_value(size) AS size, age, true AS is_complete, ${pooled}
      FROM ${cohortAge}, ${addableMoney}, ${window}
      WHERE NOT is_before_data AND cohort > CAST(as_of - INTERVAL 36 MONTH AS DATE)
      GROUP BY ALL ORDER BY cohort, age`,
    row: cohortCell,
  },
  quarters: {
    sql: sql`
      WITH quartered AS (
        SELECT *, CAST(date_trunc('quarter', cohort) AS DATE) AS quarter FROM ${cohortAge} WHERE NOT is_before_data
      ),
      sizes AS (
        SELECT quarter, sum(size) AS quarter_size FROM quartered WHERE age = 0 GROUP BY quarter
      )
      SELECT quarter AS cohort, quarter_size AS size, age // 3 AS age,
        last_day(CAST(quarter + to_months(2 + age) AS DATE)) <= any_value(as_of) AS is_complete, ${pooled}
      FROM quartered JOIN sizes USING (quarter), ${addableMoney}, ${window}
      WHERE age % 3 = 0
      GROUP BY quarter, quarter_size, age ORDER BY cohort, age`,
    row: cohortCell,
  },
  before: {
    sql: sql`
      SELECT month_end, ${pooled}
      FROM ${cohortAge}, ${addableMoney} WHERE is_before_data GROUP BY month_end ORDER BY month_end`,
    row: amounts.extend({ month_end: z.string() }),
  },
}

/** 同期群: of the customers won in a month, how many are left, and how much of their money, k month-ends later. */
export const cohortRetention = defineMetric({
  id: 'cohort-retention',
  group: 'retention',
  unit: 'ratio',
  better: 'higher',
  evidence: 'rate',
  addsMoney: false,
  needs: [['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Cohort retention after 12 months',
      definition:
        "Customers by the month-end at which they first had recurring revenue: the share that has any twelve month-ends later, over all cohorts that are old enough. Customers already paying in the data's first month are a cohort of their own outside the number, because their age is unknown.",
      formula: 'Σ customers left at month 12 ÷ Σ customers at month 0, cohorts that reach month 12',
      variants: {
        'net-12': 'Net revenue of the same cohorts at month 12',
        'gross-12': 'Gross revenue of the same cohorts at month 12',
      },
      exhibits: {
        ages: 'All cohorts that reach an age, pooled (age in months)',
        'quarters-customers': 'Customers left, by quarter of first payment',
        'quarters-net': 'Net revenue left, by quarter of first payment',
        'quarters-gross': 'Gross revenue left, by quarter of first payment',
        'months-customers': 'Customers, by month of first payment, last 36 cohorts',
        'months-net': 'Recurring revenue, by month of first payment, last 36 cohorts',
        'months-gross': 'Recurring revenue up to its first amount, by month of first payment, last 36 cohorts',
        'before-data': "The cohort before the data: customers already paying in the data's first month",
        segments: 'Retention at month 12 by segment',
      },
    },
    'zh-CN': {
      title: '同期群留存率（第 12 个月）',
      definition:
        '按客户首次具有经常性收入的月末划分同期群，统计满 12 个月的全部同期群于第 12 个月末仍有经常性收入的客户占比。数据首月已在付费的客户年限不明，单列为“数据期前客户”，不计入本指标。',
      formula: '满 12 个月的同期群：Σ 第 12 个月末客户数 ÷ Σ 第 0 个月客户数',
      variants: { 'net-12': '同一同期群第 12 个月净收入留存', 'gross-12': '同一同期群第 12 个月毛收入留存' },
      exhibits: {
        ages: '各同期群合并（按已满月数）',
        'quarters-customers': '客户数留存，按首次付费季度',
        'quarters-net': '净收入留存，按首次付费季度',
        'quarters-gross': '毛收入留存，按首次付费季度',
        'months-customers': '客户数，按首次付费月份（近 36 个同期群）',
        'months-net': '经常性收入，按首次付费月份（近 36 个同期群）',
        'months-gross': '经常性收入（以首期金额为限），按首次付费月份（近 36 个同期群）',
        'before-data': '数据期前客户：数据首月已在付费的客户',
        segments: '分组第 12 个月留存率',
      },
    },
  },
  source: 'SaaS practice, cohort triangle',
  queries,
  answer: (rows) => {
    if (rows.ages.length === 0 && rows.before.length === 0) return unknown('no-recurring-revenue')
    const year = rows.ages.find((row) => row.age === 12)
    if (year === undefined) return unknown('no-cohort-of-a-year')
    const { net, gross } = cellRates(year)
    const n = year.counted
    const apart = rows.before[0]?.counted ?? 0
    return proportion(rows.segments, 'no-cohort-of-a-year', {
      variants: [
        { key: 'net-12', unit: 'ratio', value: net, n },
        { key: 'gross-12', unit: 'ratio', value: gross, n },
      ],
      notes: [
        ...(apart > 0 ? [note('before-data', { customers: apart })] : []),
        ...(year.opening === null ? [note('money-left-out')] : []),
      ],
      exhibits: exhibits(rows),
    })
  },
})

function exhibits({ ages, months, quarters, before }: RowsOf<typeof queries>) {
  const money = ages.every((row) => row.opening !== null)
  return [
    table(
      'ages',
      { age: 'count', n: 'count', logo: 'ratio', net: 'ratio', gross: 'ratio' },
      ages.map((row) => ({ age: row.age, ...cellRates(row) })),
    ),
    cohortTriangle('quarters-customers', 'ratio', 'quarter', quarters, (cell) => cellRates(cell).logo),
    ...(money
      ? [
          cohortTriangle('quarters-net', 'ratio', 'quarter', quarters, (cell) => cellRates(cell).net),
          cohortTriangle('quarters-gross', 'ratio', 'quarter', quarters, (cell) => cellRates(cell).gross),
        ]
      : []),
    cohortTriangle('months-customers', 'count', 'month', months, (cell) => cell.retained),
    ...(money
      ? [
          cohortTriangle('months-net', 'money', 'month', months, (cell) => cell.closing),
          cohortTriangle('months-gross', 'money', 'month', months, (cell) => cell.kept),
        ]
      : []),
    ...(before.length === 0
      ? []
      : [
          series(
            'before-data',
            {
              month: 'month',
              customers: 'count',
              recurring: 'money',
              n: 'count',
              logo: 'ratio',
              net: 'ratio',
              gross: 'ratio',
            },
            before.map((row) => ({
              month: row.month_end,
              customers: row.retained,
              recurring: row.closing,
              ...cellRates(row),
            })),
          ),
        ]),
  ]
}
