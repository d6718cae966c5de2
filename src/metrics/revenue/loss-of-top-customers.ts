import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { concentration } from '../../model/concentration.js'
import { movement } from '../../model/movement.js'
import { topCustomer } from '../../model/top-customer.js'
import { window } from '../../model/window.js'
import { listing, table } from '../exhibits.js'
import { defineMetric, known, note, unknown } from '../metric.js'

const lostRow = z.object({
  top: z.number(),
  customers: z.number(),
  churned: z.number(),
  undetermined: z.number(),
  undetermined_money: z.number(),
  opening: z.number(),
  lost_money: z.number(),
})
const scenarioRow = z.object({
  top: z.number(),
  recurring: z.number(),
  remaining: z.number(),
  share: z.number(),
  pace: z.number().nullable(),
})
const customerRow = z.object({
  place: z.number(),
  customer: z.string(),
  name: z.string().nullable(),
  opening: z.number(),
  share: z.number(),
})

/** How much of the ten largest customers' recurring revenue was lost over the window, and what losing the largest would do now. */
export const lossOfTopCustomers = defineMetric({
  id: 'loss-of-top-customers',
  group: 'revenue',
  unit: 'ratio',
  better: 'lower',
  evidence: 'fact',
  addsMoney: true,
  needs: [['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Loss of top customers',
      definition:
        'Of the recurring revenue of the ten largest customers at the start of the window, the share of those that pay nothing at the cut. Reductions are not in it. Beside it a stress test: what is left if the largest customers of today leave, and how long winning as much took in the window.',
      formula: 'Σ opening of the ten largest that are lost ÷ Σ opening of the ten largest',
      variants: { lost: 'Of the ten largest, lost' },
      exhibits: {
        tops: 'What became of the largest customers at the start of the window',
        scenario: 'Stress test: the largest customers at the cut leave',
        lost: 'Lost among the 50 largest',
      },
    },
    'zh-CN': {
      title: '大客户流失',
      definition:
        '期初前十大客户的经常性收入中，截至基准日已不再付费者所占比例（缩减不计入）。另附压力测试：假设现有大客户流失，剩余经常性收入及按报告期增速弥补所需时间。',
      formula: '期初前十大客户中已流失者的期初经常性收入 ÷ 期初前十大客户经常性收入合计',
      variants: { lost: '前十大客户中流失的客户数' },
      exhibits: {
        tops: '期初大客户的期末去向',
        scenario: '压力测试：假设现有大客户流失',
        lost: '期初前五十大客户中的流失客户',
      },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    tops: {
      sql: sql`
        SELECT top, count(*) AS customers, count(*) FILTER (fate = 'lost') AS churned,
          count(*) FILTER (fate = 'undetermined') AS undetermined,
          coalesce(sum(opening) FILTER (fate = 'undetermined'), 0) AS undetermined_money,
          coalesce(sum(opening) FILTER (fate <> 'undetermined'), 0) AS opening,
          coalesce(sum(opening) FILTER (fate = 'lost'), 0) AS lost_money
        FROM (VALUES (1), (5), (10), (20), (50)) AS tops(top) JOIN ${topCustomer} ON place <= top
        GROUP BY top ORDER BY top`,
      row: lostRow,
    },
    scenario: {
      sql: sql`
        WITH pace AS (
          SELECT CASE WHEN count(*) = 12 THEN sum(new + reactivated + expanded) / 12 END AS pace
          FROM ${movement}, ${window} WHERE month_end > opens_on AND month_end <= as_of
        )
        SELECT top, sum(recurring) AS recurring, max(total) - sum(recurring) AS remaining,
          sum(recurring) / max(total) AS share, any_value(pace) AS pace
        FROM (VALUES (1), (3), (5), (10), (20)) AS tops(top) JOIN ${concentration} ON place <= top AND is_cut, pace
        GROUP BY top ORDER BY top`,
      row: scenarioRow,
    },
    lost: {
      sql: sql`
        SELECT place, group_id AS customer, name, opening, opening / total_opening AS share
        FROM ${topCustomer} WHERE fate = 'lost' ORDER BY place`,
      row: customerRow,
    },
  },
  answer: ({ tops, scenario, lost }) => {
    const ten = tops.find((row) => row.top === 10)
    if (ten === undefined || ten.opening === 0) return unknown('no-customers-at-start')
    const { lost_money, undetermined: customers, undetermined_money } = ten
    const whole = ten.opening + undetermined_money
    const bounds = { customers, low: lost_money / whole, high: (lost_money + undetermined_money) / whole }
    return known(lost_money / ten.opening, {
      n: ten.customers - customers,
      notes: customers === 0 ? [] : [note('undetermined-at-cut', bounds)],
      variants: [{ key: 'lost', unit: 'count', value: ten.churned, n: ten.customers }],
      exhibits: [
        table(
          'tops',
          {
            top: 'count',
            customers: 'count',
            churned: 'count',
            undetermined: 'count',
            opening: 'money',
            lost_money: 'money',
            share: 'ratio',
          },
          tops.map((row) => ({ ...row, share: row.opening === 0 ? null : row.lost_money / row.opening })),
        ),
        table(
          'scenario',
          { top: 'count', recurring: 'money', share: 'ratio', remaining: 'money', replaced_in: 'months' },
          scenario.map((row) => ({ ...row, replaced_in: row.pace ? row.recurring / row.pace : null })),
        ),
        listing(
          'lost',
          { place: 'count', customer: 'text', name: 'text', opening: 'money', share: 'ratio' },
          lost,
          lost.length,
        ),
      ],
    })
  },
})
