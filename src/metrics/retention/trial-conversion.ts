import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { customer } from '../../model/customer.js'
import { segment } from '../../model/segment.js'
import { tenure } from '../../model/tenure.js'
import { trial } from '../../model/trial.js'
import { window } from '../../model/window.js'
import { table } from '../exhibits.js'
import { defineMetric, note, unknown } from '../metric.js'
import { proportion, proportionRow } from '../proportion.js'
import { shareCells, shareOf } from '../segments.js'

const ended = sql`ended_on > opens_on AND ended_on + 30 <= as_of`
const converted = sql`coalesce(paid_from <= ended_on + 30, false)`

/** 转化率: of the trials that ended in the window, how many led to a paid period by 30 days after their end. */
export const trialConversion = defineMetric({
  id: 'trial-conversion',
  group: 'retention',
  unit: 'ratio',
  better: 'higher',
  evidence: 'rate',
  addsMoney: false,
  needs: ['subscriptions'],
  text: {
    en: {
      title: 'Trial conversion',
      definition:
        '口径 004 §3.2: of the customers whose trial ended in the window at least 30 days before the cut, the share that began to pay by 30 days after its end. Trials of customers that paid before are not in it, nor are trials that still run.',
      formula: 'trials followed by a paid period ÷ trials ended',
      variants: { 'registered-to-paid': 'Of those that signed up inside the window: began to pay by the cut' },
      exhibits: { quarters: 'Conversion by quarter in which the trial ended', segments: 'Trial conversion by segment' },
    },
    'zh-CN': {
      title: '试用转化率',
      definition:
        '口径 004 §3.2：试用于报告期内结束且距基准日满 30 天的客户中，试用结束后 30 天内开始付费的占比。此前已付费客户的试用、仍在进行的试用均不计入。',
      formula: '转为付费的试用客户数 ÷ 试用结束的客户数',
      variants: { 'registered-to-paid': '报告期内注册的客户：截至基准日已开始付费的占比' },
      exhibits: { quarters: '按试用结束季度', segments: '分组试用转化率' },
    },
  },
  source: 'article 004 §3.2',
  queries: {
    segments: {
      sql: sql`
        SELECT attribute, value, count(*) FILTER (${converted}) AS cases, count(*) AS n
        FROM ${trial} JOIN ${segment} USING (customer_id), ${window} WHERE ${ended} GROUP BY attribute, value`,
      row: proportionRow,
    },
    quarters: {
      sql: sql`
        SELECT year(ended_on) || '-Q' || quarter(ended_on) AS quarter, count(*) FILTER (${converted}) AS cases, count(*) AS n
        FROM ${trial}, ${window} WHERE ${ended} GROUP BY ALL ORDER BY quarter`,
      row: z.object({ quarter: z.string(), cases: z.number(), n: z.number() }),
    },
    trials: {
      sql: sql`
        SELECT count(*) AS trials, count(paid_from) AS paid, count(*) FILTER (ended_on IS NULL OR ended_on + 30 > as_of) AS open
        FROM ${trial}, ${window}`,
      row: z.object({ trials: z.number(), paid: z.number(), open: z.number() }),
    },
    registered: {
      sql: sql`
        SELECT count(*) AS n, count(tenure.customer_id) AS cases
        FROM ${customer} AS customer CROSS JOIN ${window} LEFT JOIN ${tenure} AS tenure USING (customer_id)
        WHERE is_registered AND signed_up_on > opens_on`,
      row: z.object({ n: z.number(), cases: z.number() }),
    },
  },
  answer: ({ segments, quarters, trials: [trials], registered: [registered] }) => {
    if (trials === undefined || trials.trials === 0) return unknown('no-trials')
    if (trials.paid === 0) return unknown('trials-never-paid', { trials: trials.trials })
    const { cases, n } = registered ?? { cases: 0, n: 0 }
    return proportion(segments, 'no-trials-ended', {
      variants: [{ key: 'registered-to-paid', unit: 'ratio', ...shareOf(cases, n) }],
      notes: trials.open > 0 ? [note('trials-open', { trials: trials.open })] : [],
      exhibits: [
        table(
          'quarters',
          { quarter: 'text', n: 'count', rate: 'ratio', low: 'ratio', high: 'ratio' },
          quarters.map((row) => ({ quarter: row.quarter, ...shareCells(row.cases, row.n) })),
        ),
      ],
    })
  },
})
