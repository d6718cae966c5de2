import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { moneyCurrency } from '../../model/money-currency.js'
import { movement } from '../../model/movement.js'
import { revenueChange } from '../../model/revenue-change.js'
import { segment } from '../../model/segment.js'
import { window } from '../../model/window.js'
import type { Exhibit } from '../answer.js'
import { series, table } from '../exhibits.js'
import { defineMetric, known, note, unknown } from '../metric.js'
import { segmentColumns, segmentTable } from '../segments.js'

const parts = ['price', 'seats', 'product', 'plan_change', 'unsplit'] as const
const money = {
  price: z.number(),
  seats: z.number(),
  product: z.number(),
  plan_change: z.number(),
  unsplit: z.number(),
}
const segmentParts = ['expanded', ...parts].map((key) => ({ key, unit: 'money' as const }))
type Parts = Readonly<Record<(typeof parts)[number], number>>
const sums = sql`coalesce(sum(price), 0) AS price, coalesce(sum(seats), 0) AS seats, coalesce(sum(product), 0) AS product,
  coalesce(sum(plan_change), 0) AS plan_change, coalesce(sum(unsplit), 0) AS unsplit, coalesce(sum(money), 0) AS total`

/** What the growth of existing customers is made of: dearer, more seats, more products, or another plan. */
export const priceVolumeProduct = defineMetric({
  id: 'price-volume-product',
  group: 'revenue',
  unit: 'ratio',
  better: 'neither',
  evidence: 'fact',
  addsMoney: true,
  needs: [['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Expansion that is price',
      definition:
        'The expansion line of the bridge, month by month and customer by customer, split within each plan into seats (change in seats × old price per seat) and price (change in price per seat × new seats); a plan added is product, one plan exchanged for another is plan change. The parts add up to expansion and contraction of the bridge. The headline is the share of price in expansion.',
      formula: 'Σ (new − old price per seat) × new seats ÷ Σ expansion',
      variants: {
        seats: 'Share of seats',
        product: 'Share of products added or dropped',
        'plan-change': 'Share of plan changes',
        unsplit: 'Share that cannot be split (seats not stated)',
        expansion: 'Expansion in the window',
      },
      exhibits: {
        parts: 'Expansion and contraction by cause',
        months: 'Change of existing customers by month and cause',
        segments: 'Expansion by segment and cause (n: customers that expanded)',
      },
    },
    'zh-CN': {
      title: '扩容中的价格因素占比',
      definition:
        '按客户逐月拆分变动桥中的扩容：同一套餐内，席位变动 × 原单价为“席位”，单价变动 × 新席位为“价格”；增加套餐为“产品”，由一套餐换为另一套餐为“套餐变更”。各项合计与变动桥的扩容、缩减一致。主指标为价格因素占扩容的比例。',
      formula: 'Σ（新单价 − 原单价）× 新席位数 ÷ Σ 扩容',
      variants: {
        seats: '席位因素占比',
        product: '产品增减占比',
        'plan-change': '套餐变更占比',
        unsplit: '无法拆分的占比（未列席位）',
        expansion: '报告期扩容金额',
      },
      exhibits: {
        parts: '扩容与缩减的成因',
        months: '存量客户收入逐月变动及成因',
        segments: '分组扩容及成因（样本量为有扩容的客户数）',
      },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    states: {
      sql: sql`
        SELECT state, ${sums}, count(*) AS events FROM ${revenueChange} JOIN ${window} ON month_end > opens_on AND month_end <= as_of
        WHERE state IN ('expanded', 'contracted') GROUP BY state ORDER BY state`,
      row: z.object({ state: z.string(), ...money, total: z.number(), events: z.number() }),
    },
    segments: {
      sql: sql`
        SELECT attribute, value, ${sums}, count(DISTINCT customer_id) AS n
        FROM ${revenueChange} JOIN ${window} ON month_end > opens_on AND month_end <= as_of
        JOIN ${segment} USING (customer_id) WHERE state = 'expanded' GROUP BY attribute, value`,
      row: z.object({ ...segmentColumns, ...money, total: z.number(), n: z.number() }),
    },
    months: {
      sql: sql`
        WITH changed AS (
          SELECT month_end, ${sums} FROM ${revenueChange} GROUP BY month_end
        )
        SELECT month_end, coalesce(price, 0) AS price, coalesce(seats, 0) AS seats, coalesce(product, 0) AS product,
          coalesce(plan_change, 0) AS plan_change, coalesce(unsplit, 0) AS unsplit, coalesce(total, 0) AS total,
          movement.exchange, is_converted
        FROM ${movement} AS movement LEFT JOIN changed USING (month_end)
        JOIN ${window} ON month_end > opens_on AND month_end <= as_of, ${moneyCurrency}
        WHERE is_converted OR total IS NOT NULL ORDER BY month_end`,
      row: z.object({
        month_end: z.string(),
        ...money,
        total: z.number(),
        exchange: z.number(),
        is_converted: z.boolean(),
      }),
    },
  },
  answer: ({ states, segments, months }) => {
    const expanded = states.find((row) => row.state === 'expanded')
    const contracted = states.find((row) => row.state === 'contracted')
    if (expanded === undefined) return unknown('nothing-expanded')
    const { total, price, seats, unsplit } = expanded
    if (price === 0 && seats === 0 && unsplit !== 0) return unknown('no-seats')
    const share = (part: (typeof parts)[number]) => ({ unit: 'ratio' as const, value: expanded[part] / total })
    const exchange = months.some((row) => row.is_converted) ? months.reduce((sum, row) => sum + row.exchange, 0) : null
    const bounds = note('expansion-not-split', { share: unsplit / total, high: (price + unsplit) / total })
    return known(price / total, {
      n: expanded.events,
      variants: [
        { key: 'seats', ...share('seats') },
        { key: 'product', ...share('product') },
        { key: 'plan-change', ...share('plan_change') },
        { key: 'unsplit', ...share('unsplit') },
        { key: 'expansion', unit: 'money', value: total },
      ],
      notes: [
        note(exchange === null ? 'discount-inside-price' : 'discount-and-exchange'),
        ...(unsplit === 0 ? [] : [bounds]),
      ],
      exhibits: [
        partTable(expanded, contracted, exchange),
        monthSeries(months, exchange !== null),
        ...segmentTable(segments, segmentParts, ({ n, total: whole, ...row }) => ({
          n,
          expanded: whole,
          ...Object.fromEntries(parts.map((part) => [part, row[part]])),
        })),
      ],
    })
  },
})

/** A row per cause: its share of expansion, and what it adds to contraction. */
function partTable(
  expanded: Parts & { total: number },
  contracted: Parts | undefined,
  exchange: number | null,
): Exhibit<'parts'> {
  const rates = { part: 'part-exchange', expanded: null, share: null, contracted: null, change: exchange }
  return table('parts', { part: 'term', expanded: 'money', share: 'ratio', contracted: 'money', change: 'money' }, [
    ...parts.map((part) => ({
      part: `part-${part}`,
      expanded: expanded[part],
      share: expanded[part] / expanded.total,
      contracted: 0 - (contracted?.[part] ?? 0),
      change: expanded[part] + (contracted?.[part] ?? 0),
    })),
    ...(exchange === null ? [] : [rates]),
  ])
}

/** A row per month: what every cause made of the money of those who went on paying, and exchange rates where money is converted. */
function monthSeries(
  months: readonly (Parts & { month_end: string; total: number; exchange: number })[],
  isConverted: boolean,
): Exhibit<'months'> {
  const causes = {
    month: 'month',
    price: 'money',
    seats: 'money',
    product: 'money',
    plan_change: 'money',
    unsplit: 'money',
  } as const
  const cells = ({ month_end: month, price, seats, product, plan_change, unsplit }: (typeof months)[number]) => ({
    month,
    price,
    seats,
    product,
    plan_change,
    unsplit,
  })
  if (!isConverted)
    return series(
      'months',
      { ...causes, total: 'money' },
      months.map((row) => ({ ...cells(row), total: row.total })),
    )
  return series(
    'months',
    { ...causes, exchange: 'money', total: 'money' },
    months.map((row) => ({ ...cells(row), exchange: row.exchange, total: row.total + row.exchange })),
  )
}
