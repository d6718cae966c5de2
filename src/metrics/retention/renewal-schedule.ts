import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { customerMonth } from '../../model/customer-month.js'
import { segment } from '../../model/segment.js'
import { termRenewal } from '../../model/term-renewal.js'
import { window } from '../../model/window.js'
import { listed, listing, series } from '../exhibits.js'
import { defineMetric, known, unknown } from '../metric.js'
import { segmentColumns, segmentTable } from '../segments.js'

const running = sql`started_on <= as_of AND ended_on > as_of`
const soon = sql`ended_on <= last_day(CAST(as_of + INTERVAL 12 MONTH AS DATE))`

/** What is up for renewal in the twelve months after the cut: recurring revenue a month of the terms that end in them. */
export const renewalSchedule = defineMetric({
  id: 'renewal-schedule',
  group: 'retention',
  unit: 'money',
  better: 'neither',
  evidence: 'fact',
  addsMoney: true,
  needs: [['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Recurring revenue up for renewal in 12 months',
      definition:
        'Recurring revenue per month of the terms (three months or more) that run at the cut and end in the twelve months after it. A term that is already followed by a signed one is among them and shown apart. Subscriptions billed by the month can end any month; they are shown apart as well.',
      formula: 'Σ monthly amount of terms that end in the 12 months after the cut',
      variants: {
        share: 'Share of recurring revenue at the cut',
        terms: 'Terms',
        customers: 'Customers',
        'already-renewed': 'Of it, already renewed',
        later: 'Terms that end later',
        'without-term': 'Recurring revenue without a term',
      },
      exhibits: {
        months: 'Terms by month in which they end',
        largest: 'Largest terms up for renewal',
        segments: 'Terms up for renewal by segment',
      },
    },
    'zh-CN': {
      title: '未来 12 个月到期待续约的经常性收入',
      definition:
        '基准日正在履行、将于其后十二个月内到期的合约期（三个月及以上）的月度经常性收入。其中已签下一期的仍计入并单独列示；按月计费的订阅随时可能终止，亦单独列示。',
      formula: 'Σ 基准日后 12 个月内到期的合约期月金额',
      variants: {
        share: '占基准日经常性收入比重',
        terms: '合约期数',
        customers: '客户数',
        'already-renewed': '其中：已签下一期',
        later: '更晚到期的合约期',
        'without-term': '无合约期的经常性收入',
      },
      exhibits: { months: '按到期月份', largest: '金额最大的待续约合约', segments: '分组待续约合约' },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    total: {
      sql: sql`
        WITH base AS (
          SELECT coalesce(sum(recurring), 0) AS recurring FROM ${customerMonth} JOIN ${window} ON month_end = as_of
        )
        SELECT any_value(recurring) AS recurring,
          coalesce(sum(monthly) FILTER (${soon}), 0) AS due,
          count(*) FILTER (${soon}) AS terms,
          count(DISTINCT customer_id) FILTER (${soon}) AS customers,
          coalesce(sum(monthly) FILTER (${soon} AND is_renewed), 0) AS renewed,
          coalesce(sum(monthly) FILTER (NOT (${soon})), 0) AS later,
          count(*) AS running
        FROM ${termRenewal}, ${window}, base WHERE ${running}`,
      row: z.object({
        recurring: z.number().nullable(),
        due: z.number(),
        terms: z.number(),
        customers: z.number(),
        renewed: z.number(),
        later: z.number(),
        running: z.number(),
      }),
    },
    months: {
      sql: sql`
        SELECT last_day(ended_on) AS month_end, count(*) AS terms, count(DISTINCT customer_id) AS customers,
          sum(monthly) AS recurring, coalesce(sum(monthly) FILTER (is_renewed), 0) AS renewed
        FROM ${termRenewal}, ${window} WHERE ${running} AND ${soon} GROUP BY ALL ORDER BY month_end`,
      row: z.object({
        month_end: z.string(),
        terms: z.number(),
        customers: z.number(),
        recurring: z.number(),
        renewed: z.number(),
      }),
    },
    largest: {
      sql: sql`
        SELECT customer_id AS customer, plan, started_on AS started, ended_on AS renewal_on, monthly AS recurring
        FROM ${termRenewal}, ${window} WHERE ${running} AND ${soon} AND NOT is_renewed
        ORDER BY monthly DESC, customer_id, plan, ended_on, line LIMIT ${listed}`,
      row: z.object({
        customer: z.string(),
        plan: z.string(),
        started: z.string(),
        renewal_on: z.string(),
        recurring: z.number(),
      }),
    },
    segments: {
      sql: sql`
        SELECT attribute, value, count(*) AS n, sum(monthly) AS recurring, coalesce(sum(monthly) FILTER (is_renewed), 0) AS renewed
        FROM ${termRenewal} JOIN ${segment} USING (customer_id), ${window}
        WHERE ${running} AND ${soon} AND attribute IS NOT NULL GROUP BY attribute, value`,
      row: z.object({ ...segmentColumns, n: z.number(), recurring: z.number(), renewed: z.number() }),
    },
    listed: {
      sql: sql`SELECT count(*) AS terms FROM ${termRenewal}, ${window} WHERE ${running} AND ${soon} AND NOT is_renewed`,
      row: z.object({ terms: z.number() }),
    },
  },
  answer: ({ total: [total], months, largest, segments, listed: [all] }) => {
    if (total === undefined || total.running === 0) return unknown('no-terms-running')
    const recurring = total.recurring ?? 0
    return known(total.due, {
      n: total.terms,
      variants: [
        { key: 'share', unit: 'ratio', value: recurring === 0 ? null : total.due / recurring },
        { key: 'terms', unit: 'count', value: total.terms },
        { key: 'customers', unit: 'count', value: total.customers },
        { key: 'already-renewed', unit: 'money', value: total.renewed },
        { key: 'later', unit: 'money', value: total.later },
        { key: 'without-term', unit: 'money', value: recurring - total.due - total.later },
      ],
      exhibits: [
        series(
          'months',
          { month: 'month', terms: 'count', customers: 'count', recurring: 'money', renewed: 'money' },
          months.map(({ month_end: month, ...row }) => ({ month, ...row })),
        ),
        listing(
          'largest',
          { customer: 'text', plan: 'text', started: 'date', renewal_on: 'date', recurring: 'money' },
          largest,
          all?.terms ?? 0,
        ),
        ...segmentTable(segments, segmentCells, ({ n, recurring: due, renewed }) => ({ n, recurring: due, renewed })),
      ],
    })
  },
})

const segmentCells = [
  { key: 'recurring', unit: 'money' },
  { key: 'renewed', unit: 'money' },
] as const
