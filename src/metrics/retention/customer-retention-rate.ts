import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { baseCustomer } from '../../model/base-customer.js'
import { segment } from '../../model/segment.js'
import { defineMetric, known, note, unknown } from '../metric.js'
import { rateOf, segmentColumns, segmentTable, shareOf, wholeBase } from '../segments.js'
import { cohortNotes } from './cohort.js'

const row = z.object({
  ...segmentColumns,
  at_start: z.number(),
  closing: z.number(),
  joined: z.number(),
  kept: z.number(),
  kept_after_break: z.number(),
  undetermined: z.number(),
})

/** 客户留存率 as the articles print it: customers at the cut less those won, over customers at the start; above 100 % is possible. */
export const customerRetentionRate = defineMetric({
  id: 'customer-retention-rate',
  group: 'retention',
  unit: 'ratio',
  better: 'higher',
  evidence: 'rate',
  addsMoney: false,
  needs: [['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Customer retention rate',
      definition:
        '口径 001.一: customers at the cut less those that first ever paid inside the window and are still there, divided by customers at its start. Customers lost earlier that came back count as retained, so it can exceed 100 %; read it beside logo retention.',
      formula: '(customers at the cut − newly won and still there) ÷ customers at start',
      variants: { adjusted: 'Adjusted: without customers that came back from an earlier loss' },
      exhibits: { segments: 'Customer retention rate by segment' },
    },
    'zh-CN': {
      title: '客户留存率',
      definition:
        '口径 001.一：（基准日客户数 − 报告期内首次付费且仍在的客户数）÷ 期初客户数。期初之前流失、期内回流的客户亦计入分子，故可能超过 100%，应与客户数留存率并列阅读。',
      formula: '（期末客户数 − 期内新增且仍在的客户数）÷ 期初客户数',
      variants: { adjusted: '调整后：剔除期初之前流失、期内回流的客户' },
      exhibits: { segments: '分组客户留存率' },
    },
  },
  source: 'article 001.一',
  queries: {
    segments: {
      sql: sql`
        SELECT attribute, value,
          count(*) FILTER (at_start AND NOT is_undetermined) AS at_start,
          count(*) FILTER (at_end) AS closing,
          count(*) FILTER (is_joined AND at_end) AS joined,
          count(*) FILTER (at_start AND at_end) AS kept,
          count(*) FILTER (at_start AND at_end AND has_returned) AS kept_after_break,
          count(*) FILTER (at_start AND is_undetermined) AS undetermined
        FROM ${baseCustomer} JOIN ${segment} USING (customer_id) GROUP BY attribute, value`,
      row,
    },
  },
  answer: ({ segments }) => {
    const base = wholeBase(segments)
    if (base === undefined || base.at_start === 0) return unknown('no-customers-at-start')
    const { at_start: n, closing, joined, kept, undetermined } = base
    const back = closing - joined - kept
    return known((closing - joined) / n, {
      n,
      variants: [{ key: 'adjusted', unit: 'ratio', ...shareOf(kept, n) }],
      notes: [
        ...(back > 0 ? [note('came-back-from-before', { customers: back })] : []),
        ...cohortNotes(
          { returned: base.kept_after_break, undetermined },
          { total: n, now: closing - joined, undecided: undetermined, returned: base.kept_after_break },
        ),
      ],
      exhibits: segmentTable(
        segments,
        [
          { key: 'closing', unit: 'count' },
          { key: 'new', unit: 'count' },
          { key: 'rate', unit: 'ratio' },
          { key: 'adjusted', unit: 'ratio' },
        ],
        (part) => ({
          n: part.at_start,
          closing: part.closing,
          new: part.joined,
          rate: rateOf(part.closing - part.joined, part.at_start),
          adjusted: rateOf(part.kept, part.at_start),
        }),
      ),
    })
  },
})
