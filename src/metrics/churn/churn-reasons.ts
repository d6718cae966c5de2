import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { loss } from '../../model/loss.js'
import { lossTotal } from '../../model/loss-total.js'
import { segment } from '../../model/segment.js'
import { table } from '../exhibits.js'
import { proportionInterval } from '../interval.js'
import { defineMetric, known, note, unknown } from '../metric.js'
import { proportionRow, shareSegments } from '../proportion.js'

/** 流失原因: why the customers lost inside the window left, most frequent reason first (Pareto). */
export const churnReasons = defineMetric({
  id: 'churn-reasons',
  group: 'churn',
  unit: 'ratio',
  better: 'neither',
  evidence: 'rate',
  addsMoney: false,
  needs: [
    ['subscriptions', 'payments'],
    ['customers', 'subscriptions'],
  ],
  text: {
    en: {
      title: 'Churn reasons: share of the most frequent one',
      definition:
        'Of all customers lost inside the window (those won inside it included), the share for which the company recorded the most frequent reason. Spellings of one reason are folded by a fixed list; any other is shown as recorded. Reasons are what the seller wrote down, not what was verified with the customers.',
      formula: 'lost customers with the most frequent stated reason ÷ lost customers',
      variants: { 'not-stated': 'No reason stated' },
      exhibits: { reasons: 'Lost customers by reason', segments: 'Share of the most frequent reason by segment' },
    },
    'zh-CN': {
      title: '流失原因：首要原因占比',
      definition:
        '报告期内全部流失客户（含期内新增又流失者）中，公司记录为出现次数居首原因的客户占比。同义表述按固定词表归并，词表以外的按原记录列示。原因系公司自行记录，我们未向客户核实。',
      formula: '首要流失原因对应的客户数 ÷ 流失客户数',
      variants: { 'not-stated': '未注明原因的占比' },
      exhibits: { reasons: '流失客户按原因分布', segments: '分组首要流失原因占比' },
    },
  },
  source: 'articles 000.九, 003',
  queries: {
    total: {
      sql: sql`SELECT lost, start_unknown, is_addable, recurring FROM ${lossTotal}`,
      row: z.object({
        lost: z.number(),
        start_unknown: z.number(),
        is_addable: z.boolean(),
        recurring: z.number().nullable(),
      }),
    },
    segments: {
      sql: sql`
        WITH top AS (
          SELECT reason FROM ${loss} WHERE reason IS NOT NULL GROUP BY reason
          ORDER BY count(*) DESC, sum(last_recurring) DESC NULLS LAST, reason LIMIT 1
        )
        SELECT attribute, value, count(*) AS n, count(*) FILTER (loss.reason = top.reason) AS cases
        FROM ${loss} AS loss JOIN ${segment} USING (customer_id), top WHERE attribute IS NOT NULL GROUP BY attribute, value`,
      row: proportionRow,
    },
    reasons: {
      sql: sql`
        WITH counted AS (
          SELECT reason, count(*) AS customers, sum(last_recurring) AS last_recurring, sum(tenure_months) AS tenure_months,
            row_number() OVER (ORDER BY reason IS NULL, count(*) DESC, sum(last_recurring) DESC NULLS LAST, reason) AS place
          FROM ${loss} GROUP BY reason
        )
        SELECT *, CAST(sum(customers) OVER (ORDER BY place) AS BIGINT) AS up_to FROM counted ORDER BY place`,
      row: z.object({
        reason: z.string().nullable(),
        customers: z.number(),
        up_to: z.number(),
        last_recurring: z.number().nullable(),
        tenure_months: z.number(),
      }),
    },
  },
  answer: ({ total: [total], reasons, segments }) => {
    const [first] = reasons
    if (total === undefined || first === undefined) return unknown('no-losses')
    if (first.reason === null) return unknown('no-churn-reasons', { customers: total.lost })
    const { lost } = total
    const unstated = reasons.find((row) => row.reason === null)?.customers ?? 0
    return known(first.customers / lost, {
      n: lost,
      interval: proportionInterval(first.customers, lost),
      variants: [{ key: 'not-stated', unit: 'ratio', value: unstated / lost, n: lost }],
      notes: [
        note('largest-reason', { reason: first.reason, customers: first.customers }),
        ...(total.start_unknown > 0 ? [note('start-before-data', { customers: total.start_unknown })] : []),
        ...(total.is_addable ? [] : [note('money-left-out')]),
      ],
      exhibits: [
        table(
          'reasons',
          {
            reason: 'term',
            customers: 'count',
            share: 'ratio',
            cumulative: 'ratio',
            last_recurring: 'money',
            money_share: 'ratio',
            mean_tenure: 'months',
          },
          reasons.map((row) => ({
            reason: row.reason ?? 'not-stated',
            customers: row.customers,
            share: row.customers / lost,
            cumulative: row.up_to / lost,
            last_recurring: row.last_recurring,
            money_share: row.last_recurring === null || !total.recurring ? null : row.last_recurring / total.recurring,
            mean_tenure: row.tenure_months / row.customers,
          })),
        ),
        ...shareSegments(segments),
      ],
    })
  },
})
