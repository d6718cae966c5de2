import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { closedCohort } from '../../model/closed-cohort.js'
import { invoice } from '../../model/invoice.js'
import { loss } from '../../model/loss.js'
import { segment } from '../../model/segment.js'
import { window } from '../../model/window.js'
import { defineMetric, note, unknown } from '../metric.js'
import { proportion, proportionColumns } from '../proportion.js'
import { shareOf, wholeBase } from '../segments.js'

/** 被动流失: the share of the customers at the window's start that were lost because a payment failed or never came. */
export const involuntaryChurn = defineMetric({
  id: 'involuntary-churn',
  group: 'churn',
  unit: 'ratio',
  better: 'lower',
  evidence: 'rate',
  addsMoney: false,
  needs: [['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Involuntary churn rate',
      definition:
        'Of the customers at the start of the window, the share that is lost at the cut without having decided so: the recorded reason is a payment that failed or was not made, or no reason is recorded and an invoice due from 60 days before to 30 days after the loss is still unpaid. Losses with neither count as voluntary, so the rate is a lower bound.',
      formula: 'customers at start lost for want of payment ÷ customers at start',
      variants: {
        'share-of-lost': 'Share of the lost customers',
        'by-reason': 'Customers by recorded reason',
        'by-invoice': 'Customers by unpaid invoice, no reason recorded',
      },
      exhibits: { segments: 'Involuntary churn rate by segment' },
    },
    'zh-CN': {
      title: '被动流失率',
      definition:
        '期初客户中，截至基准日非因主动决定而流失的占比：记录的流失原因为扣款失败或欠费，或未记录原因且流失日前 60 天至后 30 天内到期的账单至今未付。两者皆无的流失计为主动流失，故该比率为下限。',
      formula: '因未成功付款而流失的期初客户数 ÷ 期初客户数',
      variants: {
        'share-of-lost': '占流失客户的比例',
        'by-reason': '其中：依记录原因认定的客户数',
        'by-invoice': '其中：未记录原因、依未付账单认定的客户数',
      },
      exhibits: { segments: '分组被动流失率' },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    segments: {
      sql: sql`
        WITH unpaid AS (
          SELECT DISTINCT customer_id FROM ${loss} JOIN ${invoice} USING (customer_id)
          WHERE NOT is_paid AND due_on BETWEEN lost_on - 60 AND lost_on + 30
        ),
        cohort AS (
          SELECT closed_cohort.customer_id, loss.customer_id IS NOT NULL AS is_lost,
            coalesce(reason = 'payment-failed', false) AS by_reason,
            loss.customer_id IS NOT NULL AND reason IS NULL AS is_unstated,
            unpaid.customer_id IS NOT NULL AS is_unpaid
          FROM ${closedCohort} JOIN ${window} ON month_end = as_of
          LEFT JOIN ${loss} USING (customer_id) LEFT JOIN unpaid USING (customer_id)
          WHERE NOT is_undetermined
        )
        SELECT attribute, value, count(*) AS n, count(*) FILTER (is_lost) AS lost,
          count(*) FILTER (by_reason) AS by_reason,
          count(*) FILTER (is_unstated AND is_unpaid) AS by_invoice,
          count(*) FILTER (is_unstated AND NOT is_unpaid) AS unstated,
          count(*) FILTER (by_reason OR (is_unstated AND is_unpaid)) AS cases
        FROM cohort JOIN ${segment} USING (customer_id) GROUP BY attribute, value`,
      row: z.object({
        ...proportionColumns,
        lost: z.number(),
        by_reason: z.number(),
        by_invoice: z.number(),
        unstated: z.number(),
      }),
    },
  },
  answer: ({ segments }) => {
    const base = wholeBase(segments)
    if (base === undefined) return unknown('no-customers-at-start')
    if (base.lost > 0 && base.unstated === base.lost) return unknown('no-churn-reasons', { customers: base.lost })
    return proportion(segments, 'no-customers-at-start', {
      variants: [
        { key: 'share-of-lost', unit: 'ratio', ...shareOf(base.cases, base.lost) },
        { key: 'by-reason', unit: 'count', value: base.by_reason, n: base.lost },
        { key: 'by-invoice', unit: 'count', value: base.by_invoice, n: base.lost },
      ],
      notes:
        base.unstated > 0
          ? [note('losses-without-reason', { customers: base.unstated, high: (base.cases + base.unstated) / base.n })]
          : [],
    })
  },
})
