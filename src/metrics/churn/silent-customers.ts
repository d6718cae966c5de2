import { z } from 'zod'
import { type Sql, sql } from '../../engine/sql.js'
import { customerSilence } from '../../model/customer-silence.js'
import { segment } from '../../model/segment.js'
import { listed, listing } from '../exhibits.js'
import { defineMetric, known, note, unknown } from '../metric.js'
import { rateOf, segmentColumns, segmentTable, shareOf, wholeBase } from '../segments.js'

const entry = z.object({
  customer: z.string(),
  name: z.string().nullable(),
  started: z.string(),
  last_login: z.string().nullable(),
  recurring: z.number().nullable(),
})
const columns = { customer: 'text', name: 'text', started: 'date', last_login: 'date', recurring: 'money' } as const

function entries(condition: Sql): Sql {
  return sql`
    SELECT customer_id AS customer, name, started_on AS started, last_used_on AS last_login, recurring
    FROM ${customerSilence} WHERE ${condition} ORDER BY recurring DESC NULLS LAST, customer_id LIMIT ${listed}`
}

/** 沉默付费客户: customers that pay and no longer use the product. */
export const silentCustomers = defineMetric({
  id: 'silent-customers',
  group: 'churn',
  unit: 'count',
  better: 'lower',
  evidence: 'fact',
  addsMoney: false,
  needs: [['subscriptions', 'payments'], 'logins'],
  text: {
    en: {
      title: 'Silent paying customers',
      definition:
        'Customers at the cut whose current stay began at least 60 days before, that have used the product and did not log in once in the last 60 days. Customers never seen in the logins are counted apart: they may use the product under another id.',
      formula: 'number of paying customers of 60 days and longer without a login in the last 60 days',
      variants: {
        recurring: 'Their recurring revenue, per month',
        share: 'Share of the customers of 60 days and longer',
        'never-seen': 'Paying, and never seen in the logins',
        'never-seen-recurring': 'Recurring revenue of those never seen, per month',
      },
      exhibits: {
        silent: 'Silent paying customers',
        'never-seen': 'Paying customers never seen in the logins',
        segments: 'Silent paying customers by segment',
      },
    },
    'zh-CN': {
      title: '沉默付费客户数',
      definition:
        '截至基准日仍在付费、本次付费起始日距基准日 60 天以上、曾使用产品但近 60 天内无任何登录的客户。登录数据中从未出现的付费客户单独列示，其可能以其他标识使用产品。',
      formula: '付费满 60 天且近 60 天内无登录的客户数',
      variants: {
        recurring: '沉默客户的月经常性收入',
        share: '占付费满 60 天客户的比例',
        'never-seen': '付费但从未登录的客户数',
        'never-seen-recurring': '从未登录客户的月经常性收入',
      },
      exhibits: {
        silent: '沉默付费客户明细',
        'never-seen': '付费但从未登录的客户明细',
        segments: '分组沉默付费客户',
      },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    segments: {
      sql: sql`
        SELECT attribute, value, count(*) AS customers, bool_and(is_covered) AS is_covered,
          count(*) FILTER (is_established) AS established,
          count(*) FILTER (is_silent) AS silent, count(*) FILTER (is_never_seen) AS never_seen, count(recurring) AS priced,
          coalesce(sum(recurring) FILTER (is_silent), 0) AS recurring,
          coalesce(sum(recurring) FILTER (is_never_seen), 0) AS never_seen_recurring
        FROM ${customerSilence} JOIN ${segment} USING (customer_id) GROUP BY attribute, value`,
      row: z.object({
        ...segmentColumns,
        customers: z.number(),
        is_covered: z.boolean(),
        established: z.number(),
        silent: z.number(),
        never_seen: z.number(),
        priced: z.number(),
        recurring: z.number(),
        never_seen_recurring: z.number(),
      }),
    },
    silent: { sql: entries(sql`is_silent`), row: entry },
    neverSeen: { sql: entries(sql`is_never_seen`), row: entry },
  },
  answer: ({ segments, silent, neverSeen }) => {
    const base = wholeBase(segments)
    if (base === undefined) return unknown('no-customers-at-cut')
    if (!base.is_covered) return unknown('logins-do-not-reach', { days: 60 })
    const money = (value: number): number | null => (base.priced === 0 ? null : value)
    return known(base.silent, {
      n: base.established,
      variants: [
        { key: 'recurring', unit: 'money', value: money(base.recurring), n: base.silent },
        { key: 'share', unit: 'ratio', ...shareOf(base.silent, base.established) },
        { key: 'never-seen', unit: 'count', value: base.never_seen, n: base.established },
        { key: 'never-seen-recurring', unit: 'money', value: money(base.never_seen_recurring), n: base.never_seen },
      ],
      notes: base.priced === 0 ? [note('money-left-out')] : [],
      exhibits: [
        ...(silent.length > 0 ? [listing('silent', columns, silent, base.silent)] : []),
        ...(neverSeen.length > 0 ? [listing('never-seen', columns, neverSeen, base.never_seen)] : []),
        ...segmentTable(
          segments,
          [
            { key: 'silent', unit: 'count' },
            { key: 'rate', unit: 'ratio' },
            { key: 'recurring', unit: 'money' },
          ],
          (row) => ({
            n: row.established,
            silent: row.silent,
            rate: rateOf(row.silent, row.established),
            recurring: money(row.recurring),
          }),
        ),
      ],
    })
  },
})
