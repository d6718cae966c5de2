import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { baseCustomer } from '../../model/base-customer.js'
import { customerActivity } from '../../model/customer-activity.js'
import { latestScore } from '../../model/latest-score.js'
import { segment } from '../../model/segment.js'
import { table } from '../exhibits.js'
import { proportionInterval } from '../interval.js'
import { defineMetric, note, unknown } from '../metric.js'
import { proportion, proportionColumns } from '../proportion.js'
import { rateOf, wholeBase } from '../segments.js'

/** 客户成功率: of the customers at the window's start, who pays, uses the product and is not known to be unhappy at the cut. */
export const customerSuccessRate = defineMetric({
  id: 'customer-success-rate',
  group: 'retention',
  unit: 'ratio',
  better: 'higher',
  evidence: 'rate',
  addsMoney: false,
  needs: [['subscriptions', 'payments'], ['logins', 'payments'], 'surveys'],
  text: {
    en: {
      title: 'Customer success rate',
      definition:
        'The title of article 004, which does not define it. Here: of the customers at the start of the window, the share that at the cut pays, was active in the {active_days}-day period that ends on it, and at its latest score is neither below half of the satisfaction scale nor a detractor. A customer that never gave a score is not counted as a success; it is shown apart.',
      formula: 'customers at start that pay, are active and not unhappy at the cut ÷ customers at start',
      variants: { 'with-unscored': 'With those that pay, are active and never gave a score' },
      exhibits: { outcomes: 'What became of the customers at start', segments: 'Customer success rate by segment' },
    },
    'zh-CN': {
      title: '客户成功率',
      definition:
        '文章 004 以此为题而未予定义。本报告口径：期初客户中，截至基准日仍付费、近 {active_days} 天活跃，且最近一次评分既不低于满意度量表中位、亦非贬损者的占比。从未评分的客户不视为成功，单独列示。',
      formula: '基准日仍付费、活跃且无不满的期初客户数 ÷ 期初客户数',
      variants: { 'with-unscored': '含仍付费且活跃但从未评分的客户' },
      exhibits: { outcomes: '期初客户去向', segments: '分组客户成功率' },
    },
  },
  source: 'article 004 (title)',
  queries: {
    segments: {
      sql: sql`
        WITH outcome AS (
          SELECT customer_id, is_stand_in, is_undetermined,
            CASE WHEN is_undetermined THEN 'undetermined' WHEN NOT at_end THEN 'lost' WHEN NOT coalesce(is_active, false) THEN 'inactive'
              WHEN is_unhappy IS NULL THEN 'unscored' WHEN is_unhappy THEN 'unhappy' ELSE 'successful' END AS outcome
          FROM ${baseCustomer} LEFT JOIN ${customerActivity} USING (customer_id) LEFT JOIN ${latestScore} USING (customer_id)
          WHERE at_start
        )
        SELECT attribute, value,
          count(*) FILTER (outcome = 'successful') AS cases,
          count(*) FILTER (outcome <> 'undetermined') AS n,
          count(*) FILTER (outcome = 'lost') AS lost,
          count(*) FILTER (outcome = 'inactive') AS inactive,
          count(*) FILTER (outcome = 'unscored') AS unscored,
          count(*) FILTER (outcome = 'unhappy') AS unhappy,
          count(*) FILTER (outcome = 'undetermined') AS undetermined,
          coalesce(bool_or(is_stand_in), false) AS is_stand_in
        FROM outcome JOIN ${segment} USING (customer_id) GROUP BY attribute, value`,
      row: z.object({
        ...proportionColumns,
        lost: z.number(),
        inactive: z.number(),
        unscored: z.number(),
        unhappy: z.number(),
        undetermined: z.number(),
        is_stand_in: z.boolean(),
      }),
    },
  },
  answer: ({ segments }) => {
    const base = wholeBase(segments)
    if (base === undefined || base.n === 0) return unknown('no-customers-at-start')
    const { n, cases, lost, inactive, unscored, unhappy, undetermined } = base
    const whole = n + undetermined
    const bounds = { customers: undetermined, low: cases / whole, high: (cases + undetermined) / whole }
    return proportion(segments, 'no-customers-at-start', {
      variants: [
        {
          key: 'with-unscored',
          unit: 'ratio',
          value: rateOf(cases + unscored, n),
          n,
          interval: proportionInterval(cases + unscored, n),
        },
      ],
      notes: [
        ...(undetermined > 0 ? [note('undetermined-at-cut', bounds)] : []),
        ...(base.is_stand_in ? [note('payments-stand-in')] : []),
      ],
      exhibits: [
        table(
          'outcomes',
          { n: 'count', successful: 'count', unscored: 'count', unhappy: 'count', inactive: 'count', lost: 'count' },
          [{ n, successful: cases, unscored, unhappy, inactive, lost }],
        ),
      ],
    })
  },
})
