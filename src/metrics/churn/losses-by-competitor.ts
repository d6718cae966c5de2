import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { baseChange } from '../../model/base-change.js'
import { loss } from '../../model/loss.js'
import { table } from '../exhibits.js'
import { defineMetric, known, unknown } from '../metric.js'

/** Who took the customers that were lost to a competitor inside the window, and how much recurring revenue went with them. */
export const lossesByCompetitor = defineMetric({
  id: 'losses-by-competitor',
  group: 'churn',
  unit: 'count',
  better: 'lower',
  evidence: 'fact',
  addsMoney: true,
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
      exhibits: { competitors: 'Losses by competitor' },
    },
    'zh-CN': {
      title: '转向竞争对手的流失客户数',
      definition:
        '报告期内流失（含期内新增又流失）且公司记录其转向竞争对手（流失去向或流失原因）的客户，按竞争对手名称列示；名称为空者系未注明具体竞争对手。',
      formula: '记录为转向竞争对手的流失客户数',
      variants: { recurring: '随之流失的月经常性收入' },
      exhibits: { competitors: '按竞争对手分布' },
    },
  },
  source: 'METRICS.md §4 losses-by-competitor',
  queries: {
    base: {
      sql: sql`SELECT at_start, joined FROM ${baseChange}`,
      row: z.object({ at_start: z.number(), joined: z.number() }),
    },
    competitors: {
      sql: sql`
        SELECT lost_to AS competitor, count(*) AS customers, sum(last_recurring) AS recurring
        FROM ${loss} WHERE lost_to IS NOT NULL OR reason = 'competitor'
        GROUP BY lost_to ORDER BY lost_to IS NULL, customers DESC, recurring DESC, lost_to`,
      row: z.object({ competitor: z.string().nullable(), customers: z.number(), recurring: z.number() }),
    },
    lost: {
      sql: sql`
        SELECT count(*) AS customers, count(*) FILTER (reason IS NOT NULL OR lost_to IS NOT NULL) AS stated FROM ${loss}`,
      row: z.object({ customers: z.number(), stated: z.number() }),
    },
  },
  answer: ({ base: [base], competitors, lost: [lost] }) => {
    if (base === undefined || lost === undefined || base.at_start + base.joined === 0)
      return unknown('no-recurring-revenue')
    if (lost.customers > 0 && lost.stated === 0) return unknown('no-churn-reasons', { customers: lost.customers })
    const customers = competitors.reduce((sum, row) => sum + row.customers, 0)
    return known(customers, {
      n: lost.customers,
      variants: [
        {
          key: 'recurring',
          unit: 'money',
          value: competitors.reduce((sum, row) => sum + row.recurring, 0),
          n: customers,
        },
      ],
      exhibits: [
        table(
          'competitors',
          { competitor: 'text', customers: 'count', share: 'ratio', recurring: 'money' },
          competitors.map((row) => ({ ...row, share: row.customers / lost.customers })),
        ),
      ],
    })
  },
})
