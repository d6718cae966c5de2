import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { firstUse } from '../../model/first-use.js'
import { segment } from '../../model/segment.js'
import { distribution, table } from '../exhibits.js'
import { medianBounds } from '../interval.js'
import { defineMetric, known, note, unknown } from '../metric.js'
import { fewest, rateOf, segmentColumns, segmentTable, shareOf, wholeBase } from '../segments.js'

/** All starters are seen for 30 days; whoever first used the product later, or never, stands beyond them. */
const SEEN_DAYS = 30
const spread = sql`
  count(*) AS n,
  quantile_cont(least(coalesce(days_to_use, 31), 31), 0.5) AS median,
  quantile_disc(least(coalesce(days_to_use, 31), 31), 0.9) AS ninth,
  count(*) FILTER (days_to_use < 30) AS within,
  count(*) FILTER (used_before) AS before,
  count(*) FILTER (days_to_use IS NULL) AS never`
const columns = {
  n: z.number(),
  median: z.number(),
  ninth: z.number(),
  within: z.number(),
  before: z.number(),
  never: z.number(),
}

/** Days from the first paid day to the first use: the median of those who began to pay inside the window. */
export const timeToFirstUse = defineMetric({
  id: 'time-to-first-use',
  group: 'retention',
  unit: 'days',
  better: 'lower',
  evidence: 'rate',
  addsMoney: false,
  needs: ['logins', ['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Time to first use, median',
      definition:
        '口径 004 §3.3: days from the first paid day to the first login, over the customers that began to pay inside the window and were seen for 30 days. Use before the first paid day (a trial) counts as 0 days; who never used the product counts as longer than all others and is not left out.',
      formula: 'median of (first login − first paid day)',
      variants: {
        ninth: '90 % had used it within',
        within: 'Share that used it within 30 days',
        before: 'Share that used it before paying',
      },
      exhibits: {
        quarters: 'By quarter of the first paid day',
        days: 'Starters by days to the first use (31: later, or never)',
        segments: 'Time to first use by segment',
      },
    },
    'zh-CN': {
      title: '首次使用时长（中位数）',
      definition:
        '口径 004 §3.3：报告期内开始付费且可观察满 30 天的客户，自首个付费日至首次登录的天数。付费前（如试用期）已使用的计为 0 天；从未使用的视为最长，不予剔除。',
      formula: '（首次登录日 − 首个付费日）的中位数',
      variants: { ninth: '90% 的客户首次使用不晚于', within: '30 天内已使用的占比', before: '付费前已使用的占比' },
      exhibits: {
        quarters: '按首个付费季度',
        days: '首次使用天数分布（31 表示更晚或从未使用）',
        segments: '分组首次使用时长',
      },
    },
  },
  source: 'article 004 §3.3',
  queries: {
    segments: {
      sql: sql`SELECT attribute, value, ${spread} FROM ${firstUse} JOIN ${segment} USING (customer_id) GROUP BY attribute, value`,
      row: z.object({ ...segmentColumns, ...columns }),
    },
    quarters: {
      sql: sql`
        SELECT year(entered_on) || '-Q' || quarter(entered_on) AS quarter, ${spread}
        FROM ${firstUse} GROUP BY quarter ORDER BY quarter`,
      row: z.object({ quarter: z.string(), ...columns }),
    },
    days: {
      sql: sql`
        SELECT least(coalesce(days_to_use, 31), 31) AS days, count(*) AS customers FROM ${firstUse} GROUP BY days ORDER BY days`,
      row: z.object({ days: z.number(), customers: z.number() }),
    },
  },
  answer: ({ segments, quarters, days }) => {
    const base = wholeBase(segments)
    if (base === undefined) return unknown('no-starters-seen')
    const { n, within, before, never } = base
    if (n >= fewest && base.median > SEEN_DAYS) return unknown('first-use-beyond-30-days', { never, n })
    const counted = days.map((row) => {
      return { value: row.days > SEEN_DAYS ? Number.POSITIVE_INFINITY : row.days, customers: row.customers }
    })
    return known(base.median, {
      n,
      ...medianBounds(counted),
      variants: [
        { key: 'ninth', unit: 'days', value: n < fewest ? null : seen(base.ninth), n },
        { key: 'within', unit: 'ratio', ...shareOf(within, n) },
        { key: 'before', unit: 'ratio', ...shareOf(before, n) },
      ],
      notes: never > 0 ? [note('starters-never-seen', { customers: never })] : [],
      exhibits: [
        table(
          'quarters',
          { quarter: 'text', n: 'count', median: 'days', rate: 'ratio' },
          quarters.map((row) => ({ quarter: row.quarter, ...cells(row) })),
        ),
        distribution('days', { days: 'count', customers: 'count' }, days),
        ...segmentTable(
          segments,
          [
            { key: 'median', unit: 'days' },
            { key: 'rate', unit: 'ratio' },
          ],
          cells,
        ),
      ],
    })
  },
})

function cells({ n, median, within }: { n: number; median: number; within: number }) {
  return { n, median: n < fewest ? null : seen(median), rate: rateOf(within, n) }
}

function seen(days: number): number | null {
  return days > SEEN_DAYS ? null : days
}
