import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { customerMonth } from '../../model/customer-month.js'
import { movement } from '../../model/movement.js'
import { segment } from '../../model/segment.js'
import { window } from '../../model/window.js'
import { series } from '../exhibits.js'
import { defineMetric, known, unknown } from '../metric.js'
import { fewest, segmentColumns, segmentTable } from '../segments.js'

const flows = sql`
  coalesce(sum(new + reactivated + expanded), 0) AS gained,
  coalesce(sum(new), 0) AS new,
  coalesce(sum(contracted + churned), 0) AS lost`
const flowColumns = { gained: z.number(), new: z.number(), lost: z.number() }

/** How much recurring revenue was won for each unit of it that was lost, over the window. */
export const quickRatio = defineMetric({
  id: 'quick-ratio',
  group: 'revenue',
  unit: 'score',
  better: 'higher',
  evidence: 'fact',
  addsMoney: true,
  needs: [['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Quick ratio of recurring revenue',
      definition:
        'Recurring revenue won in the window (new, returned, grown) divided by that lost in it (reduced, left), both added up month by month. Below 1 the base shrinks. It says nothing of what the winning cost.',
      formula: '(new + reactivated + expanded) ÷ (contracted + churned)',
      variants: { 'without-new': 'Existing customers only: (reactivated + expanded) ÷ (contracted + churned)' },
      exhibits: { quarters: 'Quick ratio by calendar quarter (its last month)', segments: 'Quick ratio by segment' },
    },
    'zh-CN': {
      title: '经常性收入速动比率',
      definition:
        '报告期内逐月累计的新增经常性收入（新增、回流、扩容）÷ 减少的经常性收入（缩减、流失）。小于 1 表示收入基盘收缩。该比率不反映获客投入。',
      formula: '（新增 + 回流 + 扩容）÷（缩减 + 流失）',
      variants: { 'without-new': '仅计存量客户：（回流 + 扩容）÷（缩减 + 流失）' },
      exhibits: { quarters: '分季度速动比率（以季末月列示）', segments: '分组速动比率' },
    },
  },
  source: 'Hamid, SaaS quick ratio',
  queries: {
    window: {
      sql: sql`SELECT ${flows} FROM ${movement}, ${window} WHERE month_end > opens_on AND month_end <= as_of HAVING count(*) > 0`,
      row: z.object(flowColumns),
    },
    quarters: {
      sql: sql`
        SELECT max(month_end) AS month_end, ${flows} FROM ${movement}
        GROUP BY date_trunc('quarter', month_end) ORDER BY 1`,
      row: z.object({ month_end: z.string(), ...flowColumns }),
    },
    segments: {
      sql: sql`
        WITH change AS (
          SELECT customer_id, state, recurring - recurring_before - exchange AS money
          FROM ${customerMonth}, ${window} WHERE month_end > opens_on AND month_end <= as_of
        )
        SELECT attribute, value, count(DISTINCT customer_id) AS n,
          coalesce(sum(money) FILTER (state IN ('new', 'reactivated', 'expanded')), 0) AS gained,
          coalesce(-sum(money) FILTER (state IN ('contracted', 'churned')), 0) AS lost
        FROM change JOIN ${segment} USING (customer_id) WHERE attribute IS NOT NULL GROUP BY attribute, value`,
      row: z.object({ ...segmentColumns, n: z.number(), gained: z.number(), lost: z.number() }),
    },
  },
  answer: ({ window: [total], quarters, segments }) => {
    if (total === undefined) return unknown('no-recurring-revenue')
    if (total.lost === 0) return unknown('nothing-lost')
    return known(total.gained / total.lost, {
      variants: [{ key: 'without-new', unit: 'score', value: (total.gained - total.new) / total.lost }],
      exhibits: [
        series(
          'quarters',
          { month: 'month', gained: 'money', reduction: 'money', quotient: 'score' },
          quarters.map(({ month_end, gained, lost }) => ({
            month: month_end,
            gained,
            reduction: lost,
            quotient: lost === 0 ? null : gained / lost,
          })),
        ),
        ...segmentTable(segments, segmentCells, ({ n, gained, lost }) => ({
          n,
          gained,
          reduction: lost,
          quotient: n < fewest || lost === 0 ? null : gained / lost,
        })),
      ],
    })
  },
})

const segmentCells = [
  { key: 'gained', unit: 'money' },
  { key: 'reduction', unit: 'money' },
  { key: 'quotient', unit: 'score' },
] as const
