import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { customerMonth } from '../../model/customer-month.js'
import { customerSilence } from '../../model/customer-silence.js'
import { invoice } from '../../model/invoice.js'
import { revenueQuality } from '../../model/revenue-quality.js'
import { segment } from '../../model/segment.js'
import { subscription } from '../../model/subscription.js'
import { table } from '../exhibits.js'
import { defineMetric, known, note, unknown } from '../metric.js'
import { rateOf, segmentColumns, segmentTable } from '../segments.js'

const classRow = z.object({
  quality: z.enum(['used', 'silent', 'never-seen', 'recent', 'overdue', 'notice', 'pending']),
  customers: z.number(),
  recurring: z.number(),
})
const reachRow = z.object({
  is_covered: z.boolean(),
  due_dates: z.number(),
  notices: z.number(),
})

const segmentRow = z.object({
  ...segmentColumns,
  n: z.number(),
  recurring: z.number(),
  notice: z.number(),
  used: z.number(),
  unused: z.number(),
  late: z.number(),
})
const segmentCells = [
  { key: 'recurring', unit: 'money' },
  { key: 'used_share', unit: 'ratio' },
  { key: 'unused_share', unit: 'ratio' },
  { key: 'late_share', unit: 'ratio' },
  { key: 'notice_share', unit: 'ratio' },
] as const

/** How much of the recurring revenue at the cut is used, paid and not under notice, and what the rest is. */
export const recurringRevenueQuality = defineMetric({
  id: 'recurring-revenue-quality',
  group: 'revenue',
  unit: 'ratio',
  better: 'higher',
  evidence: 'fact',
  addsMoney: true,
  needs: [['subscriptions', 'payments'], 'logins'],
  text: {
    en: {
      title: 'Recurring revenue that is used and paid',
      definition:
        'The share of recurring revenue at the cut from customers that logged in within 60 days, have no charge overdue for more than 60 days and gave no notice. Every unit of money is in the first class that applies: under notice, overdue, used, silent for 60 days, never seen in the logins, or begun in the last 60 days and not used yet. The classes add up to recurring revenue; what has run out and may still be renewed within grace stands beside it.',
      formula: 'recurring revenue used, not overdue and not under notice ÷ recurring revenue',
      variants: {},
      exhibits: {
        classes: 'Recurring revenue at the cut by quality',
        segments: 'Quality of recurring revenue by segment (shares of its recurring revenue)',
      },
    },
    'zh-CN': {
      title: '经常性收入质量：有使用且正常付款占比',
      definition:
        '截至基准日经常性收入中，近 60 天内有登录、无逾期超过 60 天的款项且未提出终止的部分所占比例。每笔金额依次归入首个适用类别：已提出终止、逾期、有使用、沉默满 60 天、登录数据中从未出现、起始未满 60 天且尚未使用。各类合计等于经常性收入；已到期但仍处续费宽限期者另列。',
      formula: '有使用、未逾期且未提出终止的经常性收入 ÷ 经常性收入',
      variants: {},
      exhibits: { classes: '基准日经常性收入质量分类', segments: '分组经常性收入质量（占该组经常性收入）' },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    classes: {
      sql: sql`
        SELECT quality, count(*) FILTER (rest > 0) AS customers, sum(rest) AS recurring
        FROM ${revenueQuality} GROUP BY quality
        UNION ALL
        SELECT 'notice', count(*), sum(notice) FROM ${revenueQuality} WHERE notice > 0 HAVING count(*) > 0
        UNION ALL
        SELECT 'pending', count(*), sum(recurring_before) FROM ${customerMonth}
        WHERE state = 'undetermined' AND recurring_before > 0 HAVING count(*) > 0`,
      row: classRow,
    },
    segments: {
      sql: sql`
        SELECT attribute, value, count(*) AS n, sum(recurring) AS recurring, sum(notice) AS notice,
          coalesce(sum(rest) FILTER (quality = 'used'), 0) AS used,
          coalesce(sum(rest) FILTER (quality IN ('silent', 'never-seen')), 0) AS unused,
          coalesce(sum(rest) FILTER (quality = 'overdue'), 0) AS late
        FROM ${revenueQuality} JOIN ${segment} USING (customer_id) GROUP BY attribute, value`,
      row: segmentRow,
    },
    reach: {
      sql: sql`
        SELECT coalesce((SELECT bool_and(is_covered) FROM ${customerSilence}), false) AS is_covered,
          (SELECT count(*) FROM ${invoice}) AS due_dates,
          (SELECT count(*) FROM ${subscription} WHERE cancelled_on IS NOT NULL OR status = 'non-renewing') AS notices`,
      row: reachRow,
    },
  },
  answer: ({ classes, segments, reach: [reach] }) => {
    const of = (quality: z.infer<typeof classRow>['quality']) => classes.find((row) => row.quality === quality)
    const total = classes.reduce((sum, row) => (row.quality === 'pending' ? sum : sum + row.recurring), 0)
    if (total === 0) return unknown('no-customers-at-cut')
    if (!reach?.is_covered) return unknown('logins-do-not-reach', { days: 60 })
    const used = of('used')?.recurring ?? 0
    return known(used / total, {
      notes: [
        ...(reach.due_dates === 0 ? [note('overdue-unseen')] : []),
        ...(reach.notices === 0 ? [note('notice-unseen')] : []),
      ],
      exhibits: [
        table(
          'classes',
          { quality: 'term', customers: 'count', recurring: 'money', share: 'ratio' },
          classRow.shape.quality.options.map((quality) => {
            const { customers, recurring } = of(quality) ?? { customers: 0, recurring: 0 }
            const share = quality === 'pending' ? null : recurring / total
            return { quality: `quality-${quality}`, customers, recurring, share }
          }),
        ),
        ...segmentTable(segments, segmentCells, (row) => ({
          n: row.n,
          recurring: row.recurring,
          used_share: rateOf(row.used, row.recurring, row.n),
          unused_share: rateOf(row.unused, row.recurring, row.n),
          late_share: rateOf(row.late, row.recurring, row.n),
          notice_share: rateOf(row.notice, row.recurring, row.n),
        })),
      ],
    })
  },
})
