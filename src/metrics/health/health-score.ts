import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { customerHealth } from '../../model/customer-health.js'
import { policies } from '../../model/policies.js'
import { segment } from '../../model/segment.js'
import { listing, table } from '../exhibits.js'
import { proportionInterval } from '../interval.js'
import { defineMetric, known, note, unknown } from '../metric.js'
import { fewest, segmentColumns, segmentTable, wholeBase } from '../segments.js'

/** How many of the lowest scores are shown: the base has no band to list in full. */
const shown = 25

/** 健康度: use, consultation and payment timeliness of each customer as a score of 3 to 30, weighted by recurring revenue. */
export const healthScore = defineMetric({
  id: 'health-score',
  group: 'health',
  unit: 'score',
  better: 'higher',
  evidence: 'rate',
  addsMoney: true,
  needs: [
    ['subscriptions', 'payments'],
    ['logins', 'payments'],
  ],
  text: {
    en: {
      title: 'Health score, weighted by recurring revenue',
      definition:
        '口径 003: use frequency (days of use per 30 days over the last 90) + consultation frequency + payment timeliness (share of the invoices of the window paid by their due date), 1 to 10 each, so 3 to 30. By the cut points of limpet.yaml (health_thresholds) where there are any: then 21 to 30 is high value, 11 to 20 steady, 3 to 10 at risk. Without them each is the decile among the customers at the cut, equals at their middle rank: the score then ranks customers against each other and says nothing of the level of the whole base, its plain mean is about 16.5 by construction, and the mean weighted by recurring revenue is above that where the money sits with the healthier customers.',
      formula: 'Σ score × recurring revenue ÷ Σ recurring revenue, customers at the cut with a score',
      variants: {
        mean: 'Mean per customer (about 16.5 by construction where scored by deciles)',
        'at-risk': 'At risk (below 11), share of customers',
        'high-value': 'High value (21 and above), share of customers',
      },
      exhibits: {
        bands: 'Customers by band of the score',
        lowest: 'Customers with the lowest scores',
        segments: 'Health score by segment (use and payment: of the median customer)',
      },
    },
    'zh-CN': {
      title: '客户健康度（按经常性收入加权）',
      definition:
        '口径 003：使用频率（近 90 天内每 30 天的使用天数）＋ 咨询频率 ＋ 付款及时率（报告期到期账单中按期付清的占比），各计 1–10 分，合计 3–30 分。limpet.yaml 设有分界值（health_thresholds）的按分界值评分，21–30 分为高价值、11–20 分为稳定、3–10 分为有风险；未设的，各项取其在基准日客户中的十分位（同值取中间名次），此时得分仅反映客户间相对排序，不反映整体水平，客户简单平均必然约为 16.5，按经常性收入加权的均值高于该值，说明收入集中于较健康的客户。',
      formula: 'Σ（得分 × 经常性收入）÷ Σ 经常性收入（以有得分的基准日客户为限）',
      variants: {
        mean: '客户简单平均（按十分位评分时必然约为 16.5）',
        'at-risk': '有风险（低于 11 分）客户占比',
        'high-value': '高价值（21 分及以上）客户占比',
      },
      exhibits: {
        bands: '客户按健康度分档',
        lowest: '健康度得分最低的客户',
        segments: '分组客户健康度（使用与付款取客户中位数）',
      },
    },
  },
  source: 'article 003',
  queries: {
    segments: {
      sql: sql`
        SELECT attribute, value, count(*) AS customers, count(score) AS n, count(use_score) AS used, count(timeliness_score) AS timed,
          count(use_days) AS use_measured, count(on_time) AS time_measured,
          CAST(sum(score) AS DOUBLE) AS total, sum(recurring) FILTER (score IS NOT NULL) AS recurring,
          CAST(sum(score * recurring) AS DECIMAL(38, 6)) / nullif(sum(recurring) FILTER (score IS NOT NULL), 0) AS weighted,
          median(use_days) AS use_days, median(on_time) AS on_time
        FROM ${customerHealth} JOIN ${segment} USING (customer_id) GROUP BY attribute, value`,
      row: z.object({
        ...segmentColumns,
        customers: z.number(),
        n: z.number(),
        used: z.number(),
        timed: z.number(),
        use_measured: z.number(),
        time_measured: z.number(),
        total: z.number().nullable(),
        weighted: z.number().nullable(),
        use_days: z.number().nullable(),
        on_time: z.number().nullable(),
      }),
    },
    rule: {
      sql: sql`
        SELECT coalesce(use_cuts, consultation_cuts, timeliness_cuts) IS NOT NULL AS is_absolute,
          consultation_sign <> 'ignored' AS wants_consultation FROM ${policies}`,
      row: z.object({ is_absolute: z.boolean(), wants_consultation: z.boolean() }),
    },
    bands: {
      sql: sql`
        SELECT CASE WHEN score >= 21 THEN 'band-high-value' WHEN score >= 11 THEN 'band-steady' ELSE 'band-at-risk' END AS band,
          count(*) AS customers, sum(recurring) AS recurring
        FROM ${customerHealth} WHERE score IS NOT NULL GROUP BY band ORDER BY max(score) DESC`,
      row: z.object({ band: z.string(), customers: z.number(), recurring: z.number() }),
    },
    lowest: {
      sql: sql`
        SELECT customer_id AS customer, name, CAST(score AS DOUBLE) AS score, use_days, on_time, recurring
        FROM ${customerHealth} WHERE score IS NOT NULL ORDER BY score, recurring DESC, customer_id LIMIT ${shown}`,
      row: z.object({
        customer: z.string(),
        name: z.string().nullable(),
        score: z.number(),
        use_days: z.number().nullable(),
        on_time: z.number().nullable(),
        recurring: z.number(),
      }),
    },
  },
  answer: ({ segments, rule: [rule], bands, lowest }) => {
    const base = wholeBase(segments)
    if (base === undefined || rule === undefined) return unknown('no-customers-at-cut')
    if (base.weighted === null || base.total === null) return unknown('no-health-components')
    const partly = [base.used, base.timed].filter((some) => some > 0 && some < base.customers)
    return known(base.weighted, {
      n: base.n,
      variants: [
        { key: 'mean', unit: 'score', value: base.total / base.n, n: base.n },
        ...(rule.is_absolute ? [bandShare('at-risk', bands, base.n), bandShare('high-value', bands, base.n)] : []),
      ],
      notes: [
        ...absences(base, rule.wants_consultation),
        ...(partly.length > 0
          ? [note('component-partly-absent', { customers: base.customers - Math.min(...partly) })]
          : []),
        ...(rule.is_absolute ? [] : [note('scores-relative')]),
      ],
      exhibits: [
        ...(rule.is_absolute ? [bandTable(bands, base.n)] : []),
        listing('lowest', columns, lowest, base.n),
        ...segmentTable(segments, segmentCells, cellsOf),
      ],
    })
  },
})

type Band = { readonly band: string; readonly customers: number; readonly recurring: number }

/** Components without a score: not in the data, or without cut points where others have some. */
function absences(
  base: { used: number; timed: number; use_measured: number; time_measured: number },
  wantsConsultation: boolean,
) {
  const code = (measured: number) => (measured > 0 ? 'component-without-cut-points' : 'component-absent')
  return [
    ...(base.used === 0 ? [note(code(base.use_measured), { component: 'use' })] : []),
    ...(wantsConsultation ? [note('component-absent', { component: 'consultation' })] : []),
    ...(base.timed === 0 ? [note(code(base.time_measured), { component: 'timeliness' })] : []),
  ]
}

function bandShare<const Key extends 'at-risk' | 'high-value'>(key: Key, bands: readonly Band[], n: number) {
  const cases = bands.find(({ band }) => band === `band-${key}`)?.customers ?? 0
  return { key, unit: 'ratio' as const, value: cases / n, n, interval: proportionInterval(cases, n) }
}

function bandTable(bands: readonly Band[], n: number) {
  const recurring = bands.reduce((sum, band) => sum + band.recurring, 0)
  return table(
    'bands',
    { band: 'term', customers: 'count', share: 'ratio', recurring: 'money', money_share: 'ratio' },
    bands.map((band) => ({ ...band, share: band.customers / n, money_share: band.recurring / recurring })),
  )
}

const columns = {
  customer: 'text',
  name: 'text',
  score: 'score',
  use_days: 'days',
  on_time: 'ratio',
  recurring: 'money',
} as const

const segmentCells = [
  { key: 'mean', unit: 'score' },
  { key: 'weighted', unit: 'score' },
  { key: 'use_days', unit: 'days' },
  { key: 'on_time', unit: 'ratio' },
] as const

function cellsOf(row: {
  n: number
  total: number | null
  weighted: number | null
  use_days: number | null
  on_time: number | null
}) {
  const { n, total, weighted, use_days, on_time } = row
  if (n < fewest || total === null) return { n, mean: null, weighted: null, use_days: null, on_time: null }
  return { n, mean: total / n, weighted, use_days, on_time }
}
