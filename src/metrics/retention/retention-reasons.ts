import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { baseCustomer } from '../../model/base-customer.js'
import { response } from '../../model/response.js'
import { segment } from '../../model/segment.js'
import { surveyRecord } from '../../model/survey-record.js'
import { window } from '../../model/window.js'
import { listed, listing } from '../exhibits.js'
import { defineMetric, note, unknown } from '../metric.js'
import { proportion, proportionRow } from '../proportion.js'
import { rateOf, shareOf } from '../segments.js'

/** Favourable answers of the window by customers that pay at the cut: one row per customer, with its latest reason if it gave any. */
const favourable = sql`
  SELECT customer_id, arg_max(trim(record.reason), (record.answered_on, trim(record.reason))) FILTER (trim(record.reason) <> '') AS reason
  FROM ${surveyRecord} AS record JOIN ${response} AS answer USING (row_id, customer_id) JOIN ${baseCustomer} USING (customer_id), ${window}
  WHERE at_end AND is_top AND is_on_scale AND record.answered_on > opens_on AND record.answered_on <= as_of
  GROUP BY customer_id`

/** 留存原因: what satisfied customers that stay give as their reason; the headline is the share of the one named most. */
export const retentionReasons = defineMetric({
  id: 'retention-reasons',
  group: 'retention',
  unit: 'ratio',
  better: 'neither',
  evidence: 'rate',
  addsMoney: false,
  needs: [['subscriptions', 'payments'], 'surveys'],
  text: {
    en: {
      title: 'Retention reasons: share of the reason named most',
      definition:
        'Of the customers that pay at the cut and gave a reason with a favourable answer in the window (a promoter’s, or the top boxes of satisfaction), the share that names the most frequent one. One reason per customer, its latest; spellings that differ in capitals only are one. It is what customers say, and only those who answered.',
      formula: 'customers naming the most frequent reason ÷ customers that gave a reason',
      variants: { stated: 'Share of favourable respondents that gave a reason' },
      exhibits: {
        reasons: 'Reasons of satisfied customers that stay',
        segments: 'Share of the reason named most by segment',
      },
    },
    'zh-CN': {
      title: '留存原因：首要原因占比',
      definition:
        '基准日仍付费、且报告期内给出好评（推荐者或满意度高分档）并填写原因的客户中，最常见原因的占比。每位客户取最近一次原因；仅大小写不同的视为同一原因。所列系受访客户自述，不代表未作答者。',
      formula: '填写最常见原因的客户数 ÷ 填写原因的客户数',
      variants: { stated: '好评客户中填写原因的占比' },
      exhibits: { reasons: '满意且留存客户自述的原因', segments: '分组首要原因占比' },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    total: {
      sql: sql`SELECT count(*) AS asked, count(reason) AS given, count(DISTINCT lower(reason)) AS reasons FROM (${favourable})`,
      row: z.object({ asked: z.number(), given: z.number(), reasons: z.number() }),
    },
    segments: {
      sql: sql`
        WITH given AS (SELECT customer_id, lower(reason) AS reason FROM (${favourable}) WHERE reason IS NOT NULL),
        first AS (SELECT reason AS most FROM given GROUP BY reason ORDER BY count(*) DESC, reason LIMIT 1)
        SELECT attribute, value, count(*) FILTER (reason = most) AS cases, count(*) AS n
        FROM given CROSS JOIN first JOIN ${segment} USING (customer_id) GROUP BY attribute, value`,
      row: proportionRow,
    },
    reasons: {
      sql: sql`
        SELECT min(reason) AS reason, count(*) AS customers FROM (${favourable}) WHERE reason IS NOT NULL
        GROUP BY lower(reason) ORDER BY customers DESC, lower(reason) LIMIT ${listed}`,
      row: z.object({ reason: z.string(), customers: z.number() }),
    },
  },
  answer: ({ total: [total], segments, reasons }) => {
    const [first] = reasons
    if (total === undefined || first === undefined) return unknown('no-retention-reasons')
    const n = total.given
    return proportion(segments, 'no-retention-reasons', {
      variants: [{ key: 'stated', unit: 'ratio', ...shareOf(n, total.asked) }],
      notes: [note('reason-named-most', { reason: first.reason })],
      exhibits: [
        listing(
          'reasons',
          { reason: 'text', customers: 'count', share: 'ratio' },
          reasons.map((row) => ({ ...row, share: rateOf(row.customers, n) })),
          total.reasons,
        ),
      ],
    })
  },
})
