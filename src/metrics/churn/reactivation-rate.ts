import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { addableMoney } from '../../model/addable-money.js'
import { earlierLoss } from '../../model/earlier-loss.js'
import { segment } from '../../model/segment.js'
import { window } from '../../model/window.js'
import { distribution } from '../exhibits.js'
import { defineMetric, note, unknown } from '../metric.js'
import { proportion, proportionColumns } from '../proportion.js'
import { rateOf, wholeBase } from '../segments.js'

/** 回流率: of the customers lost in the year before the window, the share that was back within twelve months. */
export const reactivationRate = defineMetric({
  id: 'reactivation-rate',
  group: 'churn',
  unit: 'ratio',
  better: 'higher',
  evidence: 'rate',
  addsMoney: false,
  needs: [['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Reactivation rate',
      definition:
        'Of the customers lost 12 to 24 months before the cut, the share that had recurring revenue again within twelve months of the loss. Every one of them has been watched for twelve months; a customer lost twice counts by its first loss.',
      formula: 'customers lost then and back within 12 months ÷ customers lost then',
      variants: { money: 'Recurring revenue at the return ÷ recurring revenue lost then' },
      exhibits: { months: 'Time from loss to return', segments: 'Reactivation rate by segment' },
    },
    'zh-CN': {
      title: '客户回流率',
      definition:
        '基准日前 12 至 24 个月内流失的客户中，于流失后十二个月内恢复经常性收入的占比。所有样本均有完整十二个月观察期；期内多次流失者以首次流失计。',
      formula: '流失后 12 个月内回流的客户数 ÷ 该期间流失客户数',
      variants: { money: '回流时经常性收入 ÷ 当时流失的经常性收入' },
      exhibits: { months: '自流失至回流的用时', segments: '分组客户回流率' },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    segments: {
      sql: sql`
        SELECT attribute, value, count(*) AS n, count(months_to_return) AS cases,
          CASE WHEN any_value(is_addable) THEN sum(lost_recurring) END AS lost,
          CASE WHEN any_value(is_addable) THEN coalesce(sum(returned_recurring), 0) END AS returned
        FROM ${earlierLoss} JOIN ${segment} USING (customer_id), ${addableMoney} GROUP BY attribute, value`,
      row: z.object({ ...proportionColumns, lost: z.number().nullable(), returned: z.number().nullable() }),
    },
    months: {
      sql: sql`
        SELECT months_to_return AS time_to_return, count(*) AS customers
        FROM ${earlierLoss} WHERE months_to_return IS NOT NULL GROUP BY months_to_return ORDER BY months_to_return`,
      row: z.object({ time_to_return: z.number(), customers: z.number() }),
    },
    history: {
      sql: sql`SELECT history_months FROM ${window}`,
      row: z.object({ history_months: z.number() }),
    },
  },
  answer: ({ segments, months, history: [history] }) => {
    const reach = history?.history_months ?? 0
    if (reach <= 12) return unknown('no-earlier-losses')
    const base = wholeBase(segments)
    const money = base?.lost && base.returned !== null ? rateOf(base.returned, base.lost, base.n) : null
    return proportion(segments, 'no-earlier-losses', {
      variants: [{ key: 'money', unit: 'ratio', value: money, n: base?.n ?? 0 }],
      notes: [
        ...(reach < 24 ? [note('losses-cut-off', { months: reach })] : []),
        ...(base?.lost === null ? [note('money-left-out')] : []),
      ],
      exhibits:
        months.length === 0 ? [] : [distribution('months', { time_to_return: 'months', customers: 'count' }, months)],
    })
  },
})
