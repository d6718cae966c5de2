import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { customerActivity } from '../../model/customer-activity.js'
import { segment } from '../../model/segment.js'
import { window } from '../../model/window.js'
import { table } from '../exhibits.js'
import { defineMetric, note, unknown } from '../metric.js'
import { proportion, proportionColumns } from '../proportion.js'
import { shareCells, shareOf, wholeBase } from '../segments.js'

/** 注册留存率: of everybody who ever registered, who still uses the product at the cut. */
export const registeredRetentionRate = defineMetric({
  id: 'registered-retention-rate',
  group: 'retention',
  unit: 'ratio',
  better: 'higher',
  evidence: 'rate',
  addsMoney: false,
  needs: ['customers', ['logins', 'payments']],
  text: {
    en: {
      title: 'Registered retention rate',
      definition:
        '口径 000.二: customers active by use at the cut (a login in the {active_days}-day period that ends on it) divided by customers registered by then. It mixes old and new customers and says nothing about money; read it beside logo retention.',
      formula: 'active customers at the cut ÷ customers registered by the cut',
      variants: { 'registered-in-window': 'Of those registered inside the window' },
      exhibits: { quarters: 'By quarter of registration', segments: 'Registered retention by segment' },
    },
    'zh-CN': {
      title: '注册留存率',
      definition:
        '口径 000.二：基准日仍活跃（近 {active_days} 天内有登录）的客户数 ÷ 截至基准日累计注册客户数。该口径混合新老客户且不反映金额，应与客户数留存率并列阅读。',
      formula: '基准日活跃客户数 ÷ 累计注册客户数',
      variants: { 'registered-in-window': '其中：报告期内注册的客户' },
      exhibits: { quarters: '按注册季度', segments: '分组注册留存率' },
    },
  },
  source: 'article 000.二',
  queries: {
    segments: {
      sql: sql`
        SELECT attribute, value, count(*) FILTER (is_active) AS cases, count(*) AS n,
          count(*) FILTER (signed_up_on > opens_on) AS registered_in_window,
          count(*) FILTER (signed_up_on > opens_on AND is_active) AS active_in_window,
          bool_or(is_stand_in) AS is_stand_in
        FROM ${customerActivity} JOIN ${segment} USING (customer_id), ${window}
        WHERE is_registered GROUP BY attribute, value`,
      row: z.object({
        ...proportionColumns,
        registered_in_window: z.number(),
        active_in_window: z.number(),
        is_stand_in: z.boolean(),
      }),
    },
    quarters: {
      sql: sql`
        SELECT year(signed_up_on) || '-Q' || quarter(signed_up_on) AS quarter, count(*) AS registered,
          count(*) FILTER (is_active) AS active
        FROM ${customerActivity} WHERE is_registered AND signed_up_on IS NOT NULL GROUP BY ALL ORDER BY quarter`,
      row: z.object({ quarter: z.string(), registered: z.number(), active: z.number() }),
    },
  },
  answer: ({ segments, quarters }) => {
    const base = wholeBase(segments)
    if (base === undefined) return unknown('no-registered-customers')
    const joined = base.registered_in_window
    return proportion(segments, 'no-registered-customers', {
      variants: [{ key: 'registered-in-window', unit: 'ratio', ...shareOf(base.active_in_window, joined) }],
      notes: base.is_stand_in ? [note('payments-stand-in')] : [],
      exhibits: [
        table(
          'quarters',
          { quarter: 'text', n: 'count', rate: 'ratio', low: 'ratio', high: 'ratio' },
          quarters.map((row) => ({ quarter: row.quarter, ...shareCells(row.active, row.registered) })),
        ),
      ],
    })
  },
})
