import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { customerMonth } from '../../model/customer-month.js'
import { segment } from '../../model/segment.js'
import { window } from '../../model/window.js'
import { windowChange } from '../../model/window-change.js'
import { defineMetric, unknown } from '../metric.js'
import { proportion, proportionColumns } from '../proportion.js'
import { rateOf, shareOf, wholeBase } from '../segments.js'

const moneyColumns = { opening: z.number(), contracted: z.number(), extension: z.number(), extended: z.number() }

/** The share of the customers at the window's start whose recurring revenue or plan fell inside it while they stayed. */
export const downgradeRate = defineMetric({
  id: 'downgrade-rate',
  group: 'revenue',
  unit: 'ratio',
  better: 'lower',
  evidence: 'rate',
  addsMoney: true,
  needs: [['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Downgrade rate',
      definition:
        'Of the customers at the start of the window, the share whose recurring revenue fell in any month of it without falling to nothing, or that moved to a lower plan. Who only left is churn and not in it. A longer commitment at a lower monthly price (extension) counts, and is shown apart.',
      formula: 'customers at start with a downgrade in the window ÷ customers at start',
      variants: {
        extended: 'With an extension: a longer commitment at a lower monthly price',
        money: 'In money: contraction in the window ÷ recurring revenue at start',
        'money-without-extension': 'In money, without extensions',
      },
      exhibits: { segments: 'Downgrade rate by segment' },
    },
    'zh-CN': {
      title: '降级率',
      definition:
        '期初客户中，报告期内任一月份经常性收入下降但未归零，或换至更低套餐的客户占比。仅流失者计入流失，不计入降级。以更低月单价换取更长承诺期（延期）计入其中并单独列示。',
      formula: '期初客户中报告期内发生降级的客户数 ÷ 期初客户数',
      variants: {
        extended: '其中：延长承诺期而月单价下降',
        money: '金额口径：报告期缩减金额 ÷ 期初经常性收入',
        'money-without-extension': '金额口径（剔除延期）',
      },
      exhibits: { segments: '分组降级率' },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    segments: {
      sql: sql`
        SELECT attribute, value, count(*) FILTER (downgrades > 0) AS cases, count(*) AS n,
          count(*) FILTER (extensions > 0) AS extended, sum(recurring) AS opening,
          coalesce(sum(contracted), 0) AS contracted, coalesce(sum(extension), 0) AS extension
        FROM ${customerMonth} JOIN ${window} ON month_end = opens_on JOIN ${segment} USING (customer_id)
        LEFT JOIN ${windowChange} USING (customer_id)
        WHERE recurring > 0 GROUP BY attribute, value`,
      row: z.object({ ...proportionColumns, ...moneyColumns }),
    },
  },
  answer: ({ segments }) => {
    const base = wholeBase(segments)
    if (base === undefined) return unknown('no-customers-at-start')
    const { n, opening, contracted, extension } = base
    return proportion(segments, 'no-customers-at-start', {
      variants: [
        { key: 'extended', unit: 'ratio', ...shareOf(base.extended, n) },
        { key: 'money', unit: 'ratio', value: rateOf(contracted, opening, n), n },
        { key: 'money-without-extension', unit: 'ratio', value: rateOf(contracted - extension, opening, n), n },
      ],
    })
  },
})
