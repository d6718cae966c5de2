import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { loss } from '../../model/loss.js'
import { lossTotal } from '../../model/loss-total.js'
import { segment } from '../../model/segment.js'
import { listed, listing, table } from '../exhibits.js'
import { defineMetric, known, note, unknown } from '../metric.js'
import { fewest, segmentColumns, segmentTable } from '../segments.js'

/** The customers lost inside the window, one by one, largest last recurring revenue first. */
export const churnedCustomers = defineMetric({
  id: 'churned-customers',
  group: 'churn',
  unit: 'count',
  better: 'lower',
  evidence: 'fact',
  addsMoney: false,
  needs: [['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Churned customers',
      definition:
        'Customers that lost all recurring revenue inside the window and have none at the cut: customers at its start, customers won inside it, and customers that returned inside it and left again. The end is the first unpaid day; the tenure counts whole months from the first start.',
      formula: 'number of customers lost inside the window',
      variants: { recurring: 'Their last recurring revenue, per month' },
      exhibits: {
        kinds: 'Lost customers by kind',
        customers: 'Lost customers',
        segments: 'Lost customers by segment',
      },
    },
    'zh-CN': {
      title: '流失客户数（附清单）',
      definition:
        '报告期内失去全部经常性收入且截至基准日仍为零的客户，包括期初客户、期内新增客户以及期内回流后再次流失的客户。流失日为首个未付费日；客户年限自首次起始日起按整月计算。',
      formula: '报告期内流失客户数',
      variants: { recurring: '流失前最后的月经常性收入合计' },
      exhibits: { kinds: '流失客户按类型', customers: '流失客户明细', segments: '分组流失客户' },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    total: {
      sql: sql`SELECT base, lost, start_unknown, is_addable, recurring FROM ${lossTotal}`,
      row: z.object({
        base: z.number(),
        lost: z.number(),
        start_unknown: z.number(),
        is_addable: z.boolean(),
        recurring: z.number().nullable(),
      }),
    },
    kinds: {
      sql: sql`
        SELECT kind, count(*) AS customers, sum(last_recurring) AS last_recurring, sum(tenure_months) AS tenure_months
        FROM ${loss} GROUP BY kind ORDER BY customers DESC, kind`,
      row: z.object({
        kind: z.string(),
        customers: z.number(),
        last_recurring: z.number().nullable(),
        tenure_months: z.number(),
      }),
    },
    segments: {
      sql: sql`
        SELECT attribute, value, count(*) AS n, sum(last_recurring) AS last_recurring, sum(tenure_months) AS tenure_months
        FROM ${loss} JOIN ${segment} USING (customer_id) WHERE attribute IS NOT NULL GROUP BY attribute, value`,
      row: z.object({
        ...segmentColumns,
        n: z.number(),
        last_recurring: z.number().nullable(),
        tenure_months: z.number(),
      }),
    },
    customers: {
      sql: sql`
        SELECT customer_id AS customer, name, started_on AS started, lost_on AS ended, tenure_months AS tenure, peak,
          last_recurring, reason, last_used_on AS last_login, last_score
        FROM ${loss} ORDER BY last_recurring DESC NULLS LAST, customer_id LIMIT ${listed}`,
      row: z.object({
        customer: z.string(),
        name: z.string().nullable(),
        started: z.string(),
        ended: z.string(),
        tenure: z.number(),
        peak: z.number().nullable(),
        last_recurring: z.number().nullable(),
        reason: z.string().nullable(),
        last_login: z.string().nullable(),
        last_score: z.number().nullable(),
      }),
    },
  },
  answer: ({ total: [total], kinds, segments, customers }) => {
    if (total === undefined || total.base === 0) return unknown('no-recurring-revenue')
    return known(total.lost, {
      n: total.base,
      variants: [{ key: 'recurring', unit: 'money', value: total.recurring, n: total.lost }],
      notes: [
        ...(total.start_unknown > 0 ? [note('start-before-data', { customers: total.start_unknown })] : []),
        ...(total.is_addable ? [] : [note('money-left-out')]),
      ],
      exhibits:
        total.lost === 0
          ? []
          : [
              table(
                'kinds',
                { kind: 'term', customers: 'count', last_recurring: 'money', mean_tenure: 'months' },
                kinds.map((row) => ({ ...row, mean_tenure: row.tenure_months / row.customers })),
              ),
              listing('customers', columns, customers, total.lost),
              ...segmentTable(segments, segmentCells, ({ n, last_recurring, tenure_months }) => ({
                n,
                last_recurring,
                mean_tenure: n < fewest ? null : tenure_months / n,
              })),
            ],
    })
  },
})

const columns = {
  customer: 'text',
  name: 'text',
  started: 'date',
  ended: 'date',
  tenure: 'months',
  peak: 'money',
  last_recurring: 'money',
  reason: 'term',
  last_login: 'date',
  last_score: 'count',
} as const

const segmentCells = [
  { key: 'last_recurring', unit: 'money' },
  { key: 'mean_tenure', unit: 'months' },
] as const
