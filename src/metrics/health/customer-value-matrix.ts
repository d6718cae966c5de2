import { z } from 'zod'
import { type Sql, sql } from '../../engine/sql.js'
import { segment } from '../../model/segment.js'
import { listed, listing, table } from '../exhibits.js'
import { defineMetric, known, note, type RowsOf, unknown } from '../metric.js'
import { fewest, rateOf, segmentColumns, segmentTable, wholeBase } from '../segments.js'
import { purchaseModel, purchaseNotes } from '../value/purchase-model.js'
import { renewalModel, renewalNotes } from '../value/renewal-model.js'
import { assessed, assessmentQueries } from './assessment.js'

const columns = {
  customer: 'text',
  name: 'text',
  score: 'ratio',
  value_third: 'term',
  loyalty_third: 'term',
  revenue: 'money',
  residual: 'money',
  tenure: 'months',
  satisfaction: 'ratio',
} as const
const customerRow = z.object({
  customer: z.string(),
  name: z.string().nullable(),
  score: z.number(),
  value_third: z.string(),
  loyalty_third: z.string(),
  revenue: z.number(),
  residual: z.number(),
  tenure: z.number(),
  satisfaction: z.number().nullable(),
})
const sums = { n: z.number(), revenue: z.number(), residual: z.number() }
const cellRow = z.object({ value_third: z.string(), loyalty_third: z.string(), score: z.number(), ...sums })
const segmentRow = z.object({
  ...segmentColumns,
  ...sums,
  score: z.number(),
  loose: z.number(),
  loose_revenue: z.number(),
  loose_residual: z.number(),
  firm_revenue: z.number(),
  unscored: z.number(),
})

const isLoose = sql`value_third = 'third-upper' AND loyalty_third = 'third-lower'`
const isFirm = sql`value_third = 'third-upper' AND loyalty_third = 'third-upper'`
const listingOf = (rows: RowsOf<typeof assessmentQueries>, order: Sql) => sql`
  WITH ${assessed(rows)}
  SELECT customer_id AS customer, name, score, value_third, loyalty_third, revenue, residual, days / 30.4375 AS tenure, satisfaction
  FROM assessed ${order}, customer_id LIMIT ${listed}`

/** 口径 001.九: every customer by its value in the window, its predicted residual value and its loyalty; value against loyalty. */
export const customerValueMatrix = defineMetric({
  id: 'customer-value-matrix',
  group: 'health',
  unit: 'ratio',
  better: 'lower',
  evidence: 'rate',
  addsMoney: true,
  alsoByPurchases: true,
  needs: [['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Revenue of valuable but loosely tied customers (value assessment)',
      definition:
        '口径 001.九: every customer of the cut by three ranks within the base, each from 0 to 100 %: its recurring revenue over the month-ends of the window (the exports state no margin of the window), its residual value over five years by the model of renewals, and its loyalty (mean of the ranks of tenure and of latest satisfaction, ranked again; tenure alone where it never answered). Its score is the mean of the three. Value is the mean of the first two; value and loyalty are cut into thirds. Where nothing recurs: everybody who bought in the window, by the money received in it and by the models of purchases and their money; tenure runs from the first purchase. The share shown is that of the revenue of customers in the upper third of value and the lower third of loyalty.',
      formula: 'revenue of the window from upper third of value and lower third of loyalty ÷ revenue of the window',
      variants: {
        customers: 'Number of these customers',
        residual: 'Their share of the residual value',
        firm: 'Share of revenue from the upper third of value and the upper third of loyalty',
      },
      exhibits: {
        matrix: 'Customers by value and loyalty, in thirds',
        loose: 'Valuable but loosely tied customers, by residual value',
        customers: 'Customers by score, the highest first',
        segments: 'Score and loosely tied revenue by segment',
      },
    },
    'zh-CN': {
      title: '高价值低忠诚客户收入占比（客户价值评估）',
      definition:
        '口径 001.九：对基准日客户按三项在客户群内的排名百分位（0–100%）评估：报告期各月末经常性收入合计（导出数据未列示当期毛利，故以收入计）、续约模型预测的五年剩余价值、忠诚度（客户年限与最近一次满意度两项排名的平均值再行排名；从未评分者仅取年限）。三项平均为综合得分；前两项平均为价值，价值与忠诚度各按三分位划分。收入不具经常性的，以报告期内有购买的客户为范围，收入取期内实收金额，剩余价值取购买模型及金额模型预测值，年限自首次购买起算。此处列示价值居上三分之一而忠诚度居下三分之一的客户收入占比。',
      formula: '价值上三分之一且忠诚度下三分之一客户的报告期收入 ÷ 报告期收入',
      variants: {
        customers: '该类客户数',
        residual: '该类客户占剩余价值的比例',
        firm: '价值与忠诚度均居上三分之一的客户收入占比',
      },
      exhibits: {
        matrix: '客户按价值与忠诚度（三分位）分布',
        loose: '高价值低忠诚客户明细（按剩余价值排列）',
        customers: '客户综合得分排名（由高到低）',
        segments: '分组综合得分及高价值低忠诚客户收入占比',
      },
    },
  },
  source: 'article 001.九; Fader & Hardie 2010',
  queries: assessmentQueries,
  followUps: {
    segments: {
      sql: (rows) => sql`
        WITH ${assessed(rows)}
        SELECT attribute, value, count(*) AS n, sum(revenue) AS revenue, sum(residual) AS residual,
          CAST(sum(CAST(score AS DECIMAL(18, 9))) AS DOUBLE) / count(*) AS score, count(*) FILTER (${isLoose}) AS loose,
          coalesce(sum(revenue) FILTER (${isLoose}), 0) AS loose_revenue, coalesce(sum(residual) FILTER (${isLoose}), 0) AS loose_residual,
          coalesce(sum(revenue) FILTER (${isFirm}), 0) AS firm_revenue, count(*) FILTER (satisfaction IS NULL) AS unscored
        FROM assessed JOIN ${segment} USING (customer_id) GROUP BY attribute, value`,
      row: segmentRow,
    },
    cells: {
      sql: (rows) => sql`
        WITH ${assessed(rows)}
        SELECT value_third, loyalty_third, count(*) AS n, sum(revenue) AS revenue, sum(residual) AS residual,
          CAST(sum(CAST(score AS DECIMAL(18, 9))) AS DOUBLE) / count(*) AS score
        FROM assessed GROUP BY value_third, loyalty_third
        ORDER BY max(value_place) DESC, max(loyalty_place) DESC`,
      row: cellRow,
    },
    loose: { sql: (rows) => listingOf(rows, sql`WHERE ${isLoose} ORDER BY residual DESC`), row: customerRow },
    customers: { sql: (rows) => listingOf(rows, sql`ORDER BY score DESC`), row: customerRow },
  },
  answer: ({ segments, cells, loose, customers, ...rows }) => {
    const notes = modelNotes(rows)
    if ('status' in notes) return notes
    const base = wholeBase(segments)
    if (base === undefined || base.revenue === 0 || rows.basis.length === 0) return unknown('no-customers-at-cut')
    return known(base.loose_revenue / base.revenue, {
      n: base.n,
      variants: [
        { key: 'customers', unit: 'count', value: base.loose },
        { key: 'residual', unit: 'ratio', value: base.loose_residual / base.residual, n: base.n },
        { key: 'firm', unit: 'ratio', value: base.firm_revenue / base.revenue, n: base.n },
      ],
      notes: [...notes, ...(base.unscored > 0 ? [note('loyalty-by-tenure', { customers: base.unscored })] : [])],
      exhibits: [
        matrixTable(cells, base),
        ...(loose.length > 0 ? [listing('loose', columns, loose, base.loose)] : []),
        listing('customers', columns, customers, base.n),
        ...segmentTable(segments, segmentCells, (row) => ({
          n: row.n,
          score: row.n < fewest ? null : row.score,
          revenue: row.revenue,
          residual: row.residual,
          loose_share: rateOf(row.loose_revenue, row.revenue, row.n),
        })),
      ],
    })
  },
})

/** What the model behind the residual values says of itself, or why there is none. */
function modelNotes({ lives, basis: [basis], ...purchases }: RowsOf<typeof assessmentQueries>) {
  if (basis?.basis === 'purchases') {
    const model = purchaseModel(purchases)
    if ('status' in model) return model
    return 'status' in model.money ? model.money : purchaseNotes(model)
  }
  const model = renewalModel(lives)
  return 'status' in model ? model : renewalNotes(model)
}

const segmentCells = [
  { key: 'score', unit: 'ratio' },
  { key: 'revenue', unit: 'money' },
  { key: 'residual', unit: 'money' },
  { key: 'loose_share', unit: 'ratio' },
] as const

function matrixTable(cells: readonly z.infer<typeof cellRow>[], base: { n: number; revenue: number }) {
  const matrix = {
    value_third: 'term',
    loyalty_third: 'term',
    customers: 'count',
    share: 'ratio',
    revenue: 'money',
    money_share: 'ratio',
    residual: 'money',
    score: 'ratio',
  } as const
  const rows = cells.map(({ n, ...cell }) => ({
    ...cell,
    customers: n,
    share: n / base.n,
    money_share: cell.revenue / base.revenue,
  }))
  return table('matrix', matrix, rows)
}
