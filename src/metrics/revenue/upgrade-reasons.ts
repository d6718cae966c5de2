import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { revenueChange } from '../../model/revenue-change.js'
import { segment } from '../../model/segment.js'
import { subscription } from '../../model/subscription.js'
import { window } from '../../model/window.js'
import { clusterCounts } from '../clustered.js'
import { listed, listing } from '../exhibits.js'
import { defineMetric, unknown } from '../metric.js'
import { clusteredProportion, clusteredRow } from '../proportion.js'
import { rateOf } from '../segments.js'

const reasonRow = z.object({
  reason: z.string(),
  is_stated: z.boolean(),
  upgrades: z.number(),
  customers: z.number(),
  money: z.number(),
  all_upgrades: z.number(),
  stated: z.number(),
  reasons: z.number(),
})

const upgrades = sql`
  WITH given AS (
    SELECT customer_id, last_day(started_on) AS month_end, min(change_reason) AS change_reason
    FROM ${subscription} WHERE exclusion IS NULL AND change_reason IS NOT NULL GROUP BY ALL
  )
  SELECT change.customer_id, change_reason, money
  FROM ${revenueChange} AS change JOIN ${window} ON month_end > opens_on AND month_end <= as_of
  LEFT JOIN given USING (customer_id, month_end)
  WHERE is_upgrade`

/** Why customers upgraded, in the words that the subscriptions export gives for the change. */
export const upgradeReasons = defineMetric({
  id: 'upgrade-reasons',
  group: 'revenue',
  unit: 'ratio',
  better: 'neither',
  evidence: 'rate',
  clustered: true,
  addsMoney: true,
  needs: ['subscriptions'],
  text: {
    en: {
      title: 'Reasons for upgrades: the most frequent',
      definition:
        'Among the upgrades of the window for which the export states a reason, the share of the most frequent one. An upgrade is a month in which recurring revenue or plan rose; its reason is that of the subscription that began in the month. Reasons stand as the seller wrote them.',
      formula: 'upgrades with the most frequent reason ÷ upgrades with a stated reason',
      variants: { stated: 'Upgrades with a stated reason' },
      exhibits: { reasons: 'Upgrades by reason', segments: 'Share of the most frequent reason by segment' },
    },
    'zh-CN': {
      title: '升级原因：最主要原因',
      definition:
        '报告期内列明原因的升级中，最常见原因所占比例。升级指经常性收入或套餐上升的月份，其原因取当月起始的订阅记录。原因按公司原始记录列示。',
      formula: '最常见原因的升级次数 ÷ 列明原因的升级次数',
      variants: { stated: '列明原因的升级占比' },
      exhibits: { reasons: '分原因升级情况', segments: '分组最主要原因占比' },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    reasons: {
      sql: sql`
        WITH upgrades AS (${upgrades})
        SELECT coalesce(change_reason, 'not-stated') AS reason, change_reason IS NOT NULL AS is_stated, count(*) AS upgrades,
          count(DISTINCT customer_id) AS customers, sum(money) AS money,
          CAST(sum(count(*)) OVER () AS BIGINT) AS all_upgrades,
          CAST(sum(count(change_reason)) OVER () AS BIGINT) AS stated, count(*) OVER () AS reasons
        FROM upgrades GROUP BY change_reason ORDER BY is_stated DESC, upgrades DESC, reason
        LIMIT ${listed}`,
      row: reasonRow,
    },
    segments: {
      sql: sql`
        WITH given AS (SELECT customer_id, change_reason FROM (${upgrades}) WHERE change_reason IS NOT NULL),
        first AS (SELECT change_reason AS most FROM given GROUP BY change_reason ORDER BY count(*) DESC, change_reason LIMIT 1),
        customers AS (
          SELECT customer_id, count(*) FILTER (change_reason = most) AS cases, count(*) AS n
          FROM given CROSS JOIN first GROUP BY customer_id
        )
        SELECT attribute, value, ${clusterCounts} FROM customers JOIN ${segment} USING (customer_id)
        GROUP BY attribute, value`,
      row: clusteredRow,
    },
  },
  answer: ({ reasons, segments }) => {
    const [first] = reasons
    if (first === undefined) return unknown('nothing-expanded')
    if (first.stated === 0) return unknown('no-change-reasons')
    return clusteredProportion(segments, 'no-change-reasons', {
      variants: [
        { key: 'stated', unit: 'ratio', value: rateOf(first.stated, first.all_upgrades), n: first.all_upgrades },
      ],
      exhibits: [
        listing(
          'reasons',
          { reason: 'term', upgrades: 'count', share: 'ratio', customers: 'count', change: 'money' },
          reasons.map((row) => ({
            ...row,
            share: row.is_stated ? row.upgrades / row.stated : null,
            change: row.money,
          })),
          first.reasons,
        ),
      ],
    })
  },
})
