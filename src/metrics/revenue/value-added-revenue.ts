import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { closedCohort } from '../../model/closed-cohort.js'
import { purchase } from '../../model/purchase.js'
import { satisfactionAnswer } from '../../model/satisfaction-answer.js'
import { segment } from '../../model/segment.js'
import { servicePurchase } from '../../model/service-purchase.js'
import { window } from '../../model/window.js'
import type { Exhibit } from '../answer.js'
import { clusterColumns, clusterCounts, clusteredCells, clusteredShareColumns } from '../clustered.js'
import { listed, listing, table } from '../exhibits.js'
import { defineMetric, known, note, type RowsOf, unknown } from '../metric.js'
import { rateOf, segmentColumns, segmentTable } from '../segments.js'

const groupRow = z.object({ is_buyer: z.boolean(), ...clusterColumns })
const serviceRow = z.object({
  service: z.string(),
  customers: z.number(),
  purchases: z.number(),
  revenue: z.number(),
  before: z.number(),
  services: z.number(),
})
const totalRow = z.object({
  revenue: z.number().nullable(),
  before: z.number(),
  customers: z.number(),
  received: z.number().nullable(),
  has_year_before: z.boolean(),
})

const queries = {
  services: {
    sql: sql`
      SELECT service, count(DISTINCT customer_id) FILTER (is_in_window) AS customers,
        count(*) FILTER (is_in_window) AS purchases,
        coalesce(sum(net) FILTER (is_in_window), 0) AS revenue, coalesce(sum(net) FILTER (is_in_year_before), 0) AS before,
        count(*) OVER () AS services
      FROM ${servicePurchase} WHERE is_in_window OR is_in_year_before
      GROUP BY service ORDER BY revenue DESC, before DESC, service LIMIT ${listed}`,
    row: serviceRow,
  },
  total: {
    sql: sql`
      SELECT sum(net) FILTER (is_in_window) AS revenue, coalesce(sum(net) FILTER (is_in_year_before), 0) AS before,
        count(DISTINCT customer_id) FILTER (is_in_window) AS customers,
        (SELECT sum(net) FROM ${purchase}, ${window} WHERE paid_on > opens_on AND paid_on <= as_of) AS received,
        (SELECT coalesce(min(paid_on) <= last_day(CAST(any_value(opens_on) - INTERVAL 12 MONTH AS DATE)) + 31, false)
          FROM ${purchase}, ${window}) AS has_year_before
      FROM ${servicePurchase}`,
    row: totalRow,
  },
  segments: {
    sql: sql`
      SELECT attribute, value, count(DISTINCT customer_id) AS n, count(*) AS purchases, sum(net) AS revenue
      FROM ${servicePurchase} JOIN ${segment} USING (customer_id)
      WHERE is_in_window AND attribute IS NOT NULL GROUP BY attribute, value`,
    row: z.object({ ...segmentColumns, n: z.number(), purchases: z.number(), revenue: z.number() }),
  },
  retention: {
    sql: sql`
      WITH buyers AS (SELECT DISTINCT customer_id FROM ${servicePurchase} WHERE is_in_year_before),
      customers AS (
        SELECT buyers.customer_id IS NOT NULL AS is_buyer, 1 AS n, CAST(closing > 0 AS INTEGER) AS cases
        FROM ${closedCohort} JOIN ${window} ON month_end = as_of LEFT JOIN buyers USING (customer_id)
        WHERE NOT is_undetermined
      )
      SELECT is_buyer, ${clusterCounts} FROM customers GROUP BY is_buyer ORDER BY is_buyer DESC`,
    row: groupRow,
  },
  satisfaction: {
    sql: sql`
      WITH first AS (SELECT customer_id, min(paid_on) AS bought_on FROM ${servicePurchase} GROUP BY customer_id),
      customers AS (
        SELECT customer_id, coalesce(bought_on <= answered_on, false) AS is_buyer, count(*) AS n,
          count(*) FILTER (is_satisfied) AS cases
        FROM ${satisfactionAnswer} LEFT JOIN first USING (customer_id)
        WHERE customer_id IS NOT NULL GROUP BY ALL
      )
      SELECT is_buyer, ${clusterCounts} FROM customers GROUP BY is_buyer ORDER BY is_buyer DESC`,
    row: groupRow,
  },
}

/** 增值服务收入: money received for what is sold beside the subscription, by kind of service, and what its buyers are like. */
export const valueAddedRevenue = defineMetric({
  id: 'value-added-revenue',
  group: 'revenue',
  unit: 'money',
  better: 'higher',
  evidence: 'fact',
  addsMoney: true,
  needs: ['payments'],
  text: {
    en: {
      title: 'Value-added services: revenue',
      definition:
        '口径 004 §4.1: money received in the window for one-off items, services, training, setup and hardware, less refunds of the same payments. It does not recur. Buyers are held against the other customers: retention for purchases in the 12 months before the window, satisfaction for answers given after the first purchase.',
      formula: 'Σ money received in the window for value-added services',
      variants: {
        share: 'Share of all money received in the window',
        growth: 'Growth against the 12 months before',
        buyers: 'Customers that bought any',
      },
      exhibits: {
        services: 'Value-added services by kind',
        retention: 'Customers at the start of the window: still there at the cut',
        satisfaction: 'Satisfaction answers of the window: in the top boxes',
        segments: 'Value-added services by segment of the buyers',
      },
    },
    'zh-CN': {
      title: '增值服务收入',
      definition:
        '口径 004 §4.1：报告期内一次性项目、专业服务、培训、实施及硬件的实收金额（已扣同笔款项的退款），不属于经常性收入。购买客户与其他客户的对比：留存以报告期前 12 个月内的购买为准，满意度以首次购买之后的回答为准。',
      formula: 'Σ 报告期增值服务实收金额',
      variants: { share: '占报告期实收金额的比例', growth: '较前 12 个月增长率', buyers: '购买客户数' },
      exhibits: {
        services: '分类增值服务收入',
        retention: '期初客户：截至基准日留存率',
        satisfaction: '报告期满意度回答：高分档占比',
        segments: '分组增值服务收入',
      },
    },
  },
  source: 'article 004 §4.1, §4.3',
  queries,
  answer: (rows) => {
    const [total] = rows.total
    if (total === undefined || total.revenue === null) return unknown('no-service-purchases')
    const { revenue, before, received } = total
    const growth = total.has_year_before && before > 0 ? revenue / before - 1 : null
    return known(revenue, {
      n: total.customers,
      variants: [
        { key: 'share', unit: 'ratio', value: received !== null && received > 0 ? revenue / received : null },
        { key: 'growth', unit: 'ratio', value: growth },
        { key: 'buyers', unit: 'count', value: total.customers },
      ],
      notes: [note('buyers-not-cause')],
      exhibits: exhibits(rows, revenue, total.has_year_before),
    })
  },
})

function exhibits(rows: RowsOf<typeof queries>, revenue: number, hasYearBefore: boolean): Exhibit<ExhibitId>[] {
  const services = rows.services.map((row) => ({
    ...row,
    share: row.revenue / revenue,
    average: rateOf(row.revenue, row.purchases),
    growth: hasYearBefore && row.before > 0 ? row.revenue / row.before - 1 : null,
  }))
  const columns = { service: 'term', customers: 'count', purchases: 'count', revenue: 'money', share: 'ratio' } as const
  const more = { average: 'money', growth: 'ratio' } as const
  return [
    listing('services', { ...columns, ...more }, services, rows.services[0]?.services ?? 0),
    ...comparison('retention', rows.retention),
    ...comparison('satisfaction', rows.satisfaction),
    ...segmentTable(rows.segments, segmentCells, ({ n, purchases, revenue: money }) => ({
      n,
      purchases,
      revenue: money,
    })),
  ]
}

const segmentCells = [
  { key: 'purchases', unit: 'count' },
  { key: 'revenue', unit: 'money' },
] as const

type ExhibitId = 'services' | 'retention' | 'satisfaction' | 'segments'

const { customers: _, ...shares } = clusteredShareColumns

/** Buyers against the others, where there are both. */
function comparison<Id extends ExhibitId>(id: Id, rows: readonly z.infer<typeof groupRow>[]): Exhibit<Id>[] {
  if (rows.length < 2) return []
  const cells = rows.map(({ is_buyer, ...counts }) => ({
    group: is_buyer ? 'service-buyers' : 'service-others',
    ...clusteredCells(counts),
  }))
  const isAlone = rows.every(({ n, clusters }) => n === clusters)
  return [table(id, { group: 'term', n: 'count', ...(isAlone ? shares : clusteredShareColumns) }, cells)]
}
