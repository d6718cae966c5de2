import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { loss } from '../../model/loss.js'
import { lossTotal } from '../../model/loss-total.js'
import { segment } from '../../model/segment.js'
import { table } from '../exhibits.js'
import { defineMetric, known, note, unknown } from '../metric.js'
import { proportionRow, shareSegments } from '../proportion.js'

/** Who took the customers that were lost to a competitor inside the window, and how much recurring revenue went with them. */
export const lossesByCompetitor = defineMetric({
  id: 'losses-by-competitor',
  group: 'churn',
  unit: 'count',
  better: 'lower',
  evidence: 'fact',
  addsMoney: false,
  needs: [
    ['subscriptions', 'payments'],
    ['customers', 'subscriptions'],
  ],
  text: {
    en: {
      title: 'Customers lost to competitors',
      definition:
        'Customers lost inside the window (those won inside it included) of which the company recorded a competitor as the destination or as the reason, by the competitor named. An empty name stands for losses to a competitor that was not named.',
      formula: 'number of lost customers with a competitor recorded',
      variants: { recurring: 'Recurring revenue lost with them, per month' },
      exhibits: {
        competitors: 'Losses by competitor',
        segments: 'Share of the lost customers that went to a competitor, by segment',
      },
    },
    'zh-CN': {
      title: '转向竞争对手的流失客户数',
      definition:
        '报告期内流失（含期内新增又流失）且公司记录其转向竞争对手（流失去向或流失原因）的客户，按竞争对手名称列示；名称为空者系未注明具体竞争对手。',
      formula: '记录为转向竞争对手的流失客户数',
      variants: { recurring: '随之流失的月经常性收入' },
      exhibits: { competitors: '按竞争对手分布', segments: '分组流失客户中转向竞争对手的占比' },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    total: {
      sql: sql`SELECT base, lost, stated, switched, is_addable, switched_recurring AS recurring FROM ${lossTotal}`,
      row: z.object({
        base: z.number(),
        lost: z.number(),
        stated: z.number(),
        switched: z.number(),
        is_addable: z.boolean(),
        recurring: z.number().nullable(),
      }),
    },
    segments: {
      sql: sql`
        SELECT attribute, value, count(*) AS n, count(*) FILTER (lost_to IS NOT NULL OR reason = 'competitor') AS cases
        FROM ${loss} JOIN ${segment} USING (customer_id) WHERE attribute IS NOT NULL GROUP BY attribute, value`,
      row: proportionRow,
    },
    competitors: {
      sql: sql`
        SELECT lost_to AS competitor, count(*) AS customers, sum(last_recurring) AS last_recurring
        FROM ${loss} WHERE lost_to IS NOT NULL OR reason = 'competitor'
        GROUP BY lost_to ORDER BY lost_to IS NULL, customers DESC, last_recurring DESC NULLS LAST, lost_to`,
      row: z.object({
        competitor: z.string().nullable(),
        customers: z.number(),
        last_recurring: z.number().nullable(),
      }),
    },
  },
  answer: ({ total: [total], segments, competitors }) => {
    if (total === undefined || total.base === 0) return unknown('no-recurring-revenue')
    if (total.lost > 0 && total.stated === 0) return unknown('no-churn-reasons', { customers: total.lost })
    return known(total.switched, {
      n: total.lost,
      variants: [{ key: 'recurring', unit: 'money', value: total.recurring, n: total.switched }],
      notes: total.is_addable ? [] : [note('money-left-out')],
      exhibits:
        total.switched === 0
          ? []
          : [
              table(
                'competitors',
                { competitor: 'text', customers: 'count', share: 'ratio', last_recurring: 'money' },
                competitors.map((row) => ({ ...row, share: row.customers / total.lost })),
              ),
              ...shareSegments(segments),
            ],
    })
  },
})
