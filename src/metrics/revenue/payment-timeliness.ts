import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { invoice } from '../../model/invoice.js'
import { segment } from '../../model/segment.js'
import { window } from '../../model/window.js'
import { clusterCounts } from '../clustered.js'
import { series, table } from '../exhibits.js'
import { defineMetric, unknown } from '../metric.js'
import { clusteredProportion, clusteredRow } from '../proportion.js'
import { rateOf } from '../segments.js'

const totalRow = z.object({
  n: z.number(),
  late: z.number(),
  p90: z.number(),
  unpaid: z.number(),
  amount: z.number(),
  on_time: z.number(),
})
const monthRow = z.object({ month_end: z.string(), n: z.number(), cases: z.number(), unpaid: z.number() })
const ageRow = z.object({ overdue: z.string(), invoices: z.number(), customers: z.number(), amount: z.number() })

/** 付款及时率: the share of charges that fell due in the window and were paid by their due date. */
export const paymentTimeliness = defineMetric({
  id: 'payment-timeliness',
  group: 'revenue',
  unit: 'ratio',
  better: 'higher',
  evidence: 'rate',
  clustered: true,
  addsMoney: true,
  needs: ['payments'],
  text: {
    en: {
      title: 'Payment timeliness',
      definition:
        '口径 003: charges that fell due in the window and were paid on or before their due date, divided by all that fell due. What is unpaid at the cut is late by the days that have passed, so the days late are a lower bound while anything is open.',
      formula: 'charges paid by their due date ÷ charges due in the window',
      variants: {
        money: 'By money',
        'mean-late': 'Mean days late (on time counts 0)',
        'p90-late': 'Days late that 90 % stay within',
        unpaid: 'Still unpaid at the cut',
      },
      exhibits: {
        months: 'Timeliness by month of the due date',
        open: 'Unpaid at the cut by days overdue (all due dates)',
        segments: 'Payment timeliness by segment',
      },
    },
    'zh-CN': {
      title: '付款及时率',
      definition:
        '口径 003：报告期内到期且于到期日或之前付清的款项笔数 ÷ 报告期内到期款项笔数。截至基准日未付者按已逾期天数计，故尚有未付款项时逾期天数为下限。',
      formula: '按期付清笔数 ÷ 报告期到期笔数',
      variants: {
        money: '金额口径',
        'mean-late': '平均逾期天数（按期计 0 天）',
        'p90-late': '逾期天数 90 分位',
        unpaid: '截至基准日仍未付占比',
      },
      exhibits: {
        months: '按到期月份的付款及时率',
        open: '基准日未付款项账龄（含全部到期款项）',
        segments: '分组付款及时率',
      },
    },
  },
  source: 'article 003',
  queries: {
    segments: {
      sql: sql`
        WITH customers AS (
          SELECT customer_id, count(*) FILTER (is_on_time) AS cases, count(*) AS n
          FROM ${invoice} JOIN ${window} ON due_on > opens_on GROUP BY customer_id
        )
        SELECT attribute, value, ${clusterCounts} FROM customers JOIN ${segment} USING (customer_id)
        GROUP BY attribute, value`,
      row: clusteredRow,
    },
    total: {
      sql: sql`
        SELECT count(*) AS n, avg(days_late) AS late, quantile_cont(CAST(days_late AS DOUBLE), 0.9) AS p90,
          count(*) FILTER (NOT is_paid) AS unpaid, sum(amount) AS amount,
          coalesce(sum(amount) FILTER (is_on_time), 0) AS on_time
        FROM ${invoice} JOIN ${window} ON due_on > opens_on HAVING count(*) > 0`,
      row: totalRow,
    },
    months: {
      sql: sql`
        SELECT last_day(due_on) AS month_end, count(*) AS n, count(*) FILTER (is_on_time) AS cases,
          count(*) FILTER (NOT is_paid) AS unpaid
        FROM ${invoice} JOIN ${window} ON due_on > opens_on GROUP BY 1 ORDER BY 1`,
      row: monthRow,
    },
    open: {
      sql: sql`
        SELECT CASE WHEN days_late <= 30 THEN 'late-30' WHEN days_late <= 60 THEN 'late-60'
            WHEN days_late <= 90 THEN 'late-90' ELSE 'late-over' END AS overdue,
          count(*) AS invoices, count(DISTINCT customer_id) AS customers, sum(amount) AS amount
        FROM ${invoice} WHERE NOT is_paid GROUP BY overdue ORDER BY overdue`,
      row: ageRow,
    },
  },
  answer: ({ segments, total: [total], months, open }) => {
    if (total === undefined) return unknown('no-due-dates')
    const { n } = total
    return clusteredProportion(segments, 'no-due-dates', {
      variants: [
        { key: 'money', unit: 'ratio', value: rateOf(total.on_time, total.amount, n), n },
        { key: 'mean-late', unit: 'days', value: total.late, n },
        { key: 'p90-late', unit: 'days', value: total.p90, n },
        { key: 'unpaid', unit: 'ratio', value: rateOf(total.unpaid, n), n },
      ],
      exhibits: [
        series(
          'months',
          { month: 'month', n: 'count', rate: 'ratio', unpaid: 'count' },
          months.map((row) => ({
            month: row.month_end,
            n: row.n,
            rate: rateOf(row.cases, row.n),
            unpaid: row.unpaid,
          })),
        ),
        table('open', { overdue: 'term', invoices: 'count', customers: 'count', amount: 'money' }, open),
      ],
    })
  },
})
