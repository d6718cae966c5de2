import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { customer } from '../../model/customer.js'
import { customerMonth } from '../../model/customer-month.js'
import { segment } from '../../model/segment.js'
import { window } from '../../model/window.js'
import { windowChange } from '../../model/window-change.js'
import { proportionInterval } from '../interval.js'
import { defineMetric, unknown } from '../metric.js'
import { proportion, proportionColumns } from '../proportion.js'
import { rateOf, shareOf, wholeBase } from '../segments.js'

/** 升级率: the share of the customers at the window's start whose recurring revenue or plan rose inside it. */
export const upgradeRate = defineMetric({
  id: 'upgrade-rate',
  group: 'revenue',
  unit: 'ratio',
  better: 'higher',
  evidence: 'rate',
  addsMoney: true,
  needs: [['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Upgrade rate',
      definition:
        'Of the customers at the start of the window, the share whose recurring revenue rose in any month of it, or that moved to a higher plan; whether they stayed does not matter. A general price rise makes everybody an upgrade: the row without mere price rises says how many bought more.',
      formula: 'customers at start with an upgrade in the window ÷ customers at start',
      variants: {
        'without-price': 'Without mere price rises',
        'per-customer': 'Months with an upgrade per customer at start',
        'per-registered': '口径 000.八: registered customers with an upgrade ÷ registered customers',
      },
      exhibits: { segments: 'Upgrade rate by segment' },
    },
    'zh-CN': {
      title: '升级率',
      definition:
        '期初客户中，报告期内任一月份经常性收入上升或换至更高套餐的客户占比，不论其后是否留存。普遍提价会使多数客户计为升级，故另列剔除单纯提价的口径。',
      formula: '期初客户中报告期内发生升级的客户数 ÷ 期初客户数',
      variants: {
        'without-price': '剔除单纯提价',
        'per-customer': '期初客户平均升级月次',
        'per-registered': '口径 000.八：发生升级的注册客户数 ÷ 注册客户数',
      },
      exhibits: { segments: '分组升级率' },
    },
  },
  source: 'article 000.八',
  queries: {
    segments: {
      sql: sql`
        SELECT attribute, value, count(*) FILTER (upgrades > 0) AS cases, count(*) AS n,
          count(*) FILTER (chosen > 0) AS chosen, coalesce(sum(upgrades), 0) AS upgrades, coalesce(sum(unsplit), 0) AS unsplit
        FROM ${customerMonth} JOIN ${window} ON month_end = opens_on JOIN ${segment} USING (customer_id)
        LEFT JOIN ${windowChange} USING (customer_id)
        WHERE recurring > 0 GROUP BY attribute, value`,
      row: z.object({ ...proportionColumns, chosen: z.number(), upgrades: z.number(), unsplit: z.number() }),
    },
    registered: {
      sql: sql`
        SELECT count(*) AS n, count(*) FILTER (upgrades > 0) AS cases
        FROM ${customer} LEFT JOIN ${windowChange} USING (customer_id) WHERE is_registered`,
      row: z.object({ n: z.number(), cases: z.number() }),
    },
  },
  answer: ({ segments, registered: [registered] }) => {
    const base = wholeBase(segments)
    if (base === undefined) return unknown('no-customers-at-start')
    const chosen = { value: rateOf(base.chosen, base.n), n: base.n, interval: proportionInterval(base.chosen, base.n) }
    const { cases, n } = registered ?? { cases: 0, n: 0 }
    return proportion(segments, 'no-customers-at-start', {
      variants: [
        { key: 'without-price', unit: 'ratio', ...(base.unsplit === 0 ? chosen : { value: null }) },
        { key: 'per-customer', unit: 'score', value: rateOf(base.upgrades, base.n), n: base.n },
        { key: 'per-registered', unit: 'ratio', ...shareOf(cases, n) },
      ],
    })
  },
})
