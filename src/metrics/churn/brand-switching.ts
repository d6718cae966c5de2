import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { closedCohort } from '../../model/closed-cohort.js'
import { loss } from '../../model/loss.js'
import { segment } from '../../model/segment.js'
import { window } from '../../model/window.js'
import { defineMetric, note, unknown } from '../metric.js'
import { proportion, proportionColumns } from '../proportion.js'
import { shareOf, wholeBase } from '../segments.js'

/** 品牌转换率: the share of the customers at the window's start that left for a competitor. */
export const brandSwitching = defineMetric({
  id: 'brand-switching',
  group: 'churn',
  unit: 'ratio',
  better: 'lower',
  evidence: 'rate',
  addsMoney: false,
  needs: [
    ['subscriptions', 'payments'],
    ['customers', 'subscriptions'],
  ],
  text: {
    en: {
      title: 'Brand switching rate',
      definition:
        'Of the customers at the start of the window, the share that is lost at the cut and of which the company recorded a competitor as the destination or as the reason. Losses without any record count as not switched, so the rate is a lower bound.',
      formula: 'customers at start lost to a competitor ÷ customers at start',
      variants: { 'share-of-lost': 'Share of the lost customers with a recorded reason' },
      exhibits: { segments: 'Brand switching rate by segment' },
    },
    'zh-CN': {
      title: '品牌转换率',
      definition:
        '期初客户中，截至基准日已流失且公司记录其转向竞争对手（流失去向或流失原因）的占比。未作记录的流失不计为转换，故该比率为下限。',
      formula: '转向竞争对手的期初客户数 ÷ 期初客户数',
      variants: { 'share-of-lost': '占已注明原因之流失客户的比例' },
      exhibits: { segments: '分组品牌转换率' },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    segments: {
      sql: sql`
        SELECT attribute, value, count(*) AS n, count(loss.customer_id) AS lost,
          count(*) FILTER (lost_to IS NOT NULL OR reason = 'competitor') AS cases,
          count(*) FILTER (loss.customer_id IS NOT NULL AND reason IS NULL) AS unstated
        FROM ${closedCohort} AS cohort JOIN ${window} ON month_end = as_of JOIN ${segment} USING (customer_id)
        LEFT JOIN ${loss} AS loss USING (customer_id)
        WHERE NOT is_undetermined GROUP BY attribute, value`,
      row: z.object({ ...proportionColumns, lost: z.number(), unstated: z.number() }),
    },
  },
  answer: ({ segments }) => {
    const base = wholeBase(segments)
    if (base === undefined) return unknown('no-customers-at-start')
    if (base.lost > 0 && base.unstated === base.lost) return unknown('no-churn-reasons', { customers: base.lost })
    const stated = base.lost - base.unstated
    return proportion(segments, 'no-customers-at-start', {
      variants: [{ key: 'share-of-lost', unit: 'ratio', ...shareOf(base.cases, stated) }],
      notes:
        base.unstated > 0
          ? [note('losses-without-reason', { customers: base.unstated, high: (base.cases + base.unstated) / base.n })]
          : [],
    })
  },
})
