import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { customerMonth } from '../../model/customer-month.js'
import { productHolding } from '../../model/product-holding.js'
import { segment } from '../../model/segment.js'
import { window } from '../../model/window.js'
import { listed, listing } from '../exhibits.js'
import { defineMetric, unknown } from '../metric.js'
import { proportion, proportionColumns } from '../proportion.js'
import { fewest, wholeBase } from '../segments.js'

const pairRow = z.object({
  product: z.string(),
  other: z.string(),
  customers: z.number(),
  holders: z.number(),
  other_holders: z.number(),
  pairs: z.number(),
})

/** Which products are bought together, and how many customers hold more than one. */
export const productAffinity = defineMetric({
  id: 'product-affinity',
  group: 'revenue',
  unit: 'ratio',
  better: 'higher',
  evidence: 'rate',
  addsMoney: false,
  needs: [['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Customers with more than one product',
      definition:
        'Of the customers at the cut, the share that holds two or more products: plans that run at the cut, and one-off items bought in the window. Lift says how much more often two products are held together than if they had nothing to do with each other; it is left empty below 5 customers.',
      formula: 'customers with two or more products ÷ customers; lift = both × customers ÷ (one × other)',
      variants: {},
      exhibits: {
        pairs: 'Products held together, most frequent first',
        segments: 'Customers with more than one product by segment',
      },
    },
    'zh-CN': {
      title: '持有多个产品的客户占比',
      definition:
        '截至基准日的客户中，持有两个及以上产品者所占比例；产品包括基准日履行中的套餐及报告期内购买的一次性项目。提升度指两产品同时持有的频率相对于互不相关情形的倍数，不足 5 家客户时不列示。',
      formula: '持有两个及以上产品的客户数 ÷ 客户数；提升度 = 同时持有 × 客户数 ÷（甲持有 × 乙持有）',
      variants: {},
      exhibits: { pairs: '产品共同持有情况（按频次）', segments: '分组持有多个产品的客户占比' },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    segments: {
      sql: sql`
        WITH held AS (
          SELECT customer_id, count(*) AS products FROM ${productHolding} GROUP BY customer_id
        )
        SELECT attribute, value, count(*) FILTER (products >= 2) AS cases, count(*) AS n, count(products) AS named
        FROM ${customerMonth} JOIN ${window} ON month_end = as_of JOIN ${segment} USING (customer_id)
        LEFT JOIN held USING (customer_id)
        WHERE recurring > 0 GROUP BY attribute, value`,
      row: z.object({ ...proportionColumns, named: z.number() }),
    },
    pairs: {
      sql: sql`
        WITH holders AS (
          SELECT product, count(*) AS holders FROM ${productHolding} GROUP BY product
        ),
        pairs AS (
          SELECT one.product, other.product AS other, count(*) AS customers
          FROM ${productHolding} AS one JOIN ${productHolding} AS other
            ON other.customer_id = one.customer_id AND other.product > one.product
          GROUP BY one.product, other.product
        )
        SELECT pairs.product, other, customers, one.holders, two.holders AS other_holders, count(*) OVER () AS pairs
        FROM pairs JOIN holders AS one ON one.product = pairs.product JOIN holders AS two ON two.product = other
        ORDER BY customers DESC, pairs.product, other LIMIT ${listed}`,
      row: pairRow,
    },
  },
  answer: ({ segments, pairs }) => {
    const base = wholeBase(segments)
    if (base === undefined) return unknown('no-customers-at-cut')
    if (base.named === 0) return unknown('no-plans')
    const columns = {
      product: 'term',
      other: 'term',
      customers: 'count',
      share: 'ratio',
      share_other: 'ratio',
      lift: 'score',
    } as const
    const rows = pairs.map((row) => ({
      ...row,
      share: row.customers / row.holders,
      share_other: row.customers / row.other_holders,
      lift: row.customers < fewest ? null : (row.customers * base.n) / (row.holders * row.other_holders),
    }))
    const exhibits = rows.length === 0 ? [] : [listing('pairs', columns, rows, pairs[0]?.pairs ?? 0)]
    return proportion(segments, 'no-customers-at-cut', { exhibits })
  },
})
