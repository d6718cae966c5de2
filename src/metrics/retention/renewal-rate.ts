import { z } from 'zod'
import { type Sql, sql } from '../../engine/sql.js'
import { addableMoney } from '../../model/addable-money.js'
import { baseCustomer } from '../../model/base-customer.js'
import { segment } from '../../model/segment.js'
import { termRenewal } from '../../model/term-renewal.js'
import { window } from '../../model/window.js'
import { clusterColumns, clusterCounts, clusteredCells, clusteredShareColumns } from '../clustered.js'
import { listed, table } from '../exhibits.js'
import { ratioInterval } from '../interval.js'
import { defineMetric, note, type RowsOf, unknown } from '../metric.js'
import { clusteredProportion, countOf } from '../proportion.js'
import { fewest, rateOf, segmentColumns, wholeBase } from '../segments.js'

const due = sql`ended_on > opens_on AND ended_on + 30 <= as_of`
const renewed = sql`
  count(*) FILTER (is_renewed) AS cases, count(*) AS n, count(*) FILTER (is_changed) AS changed,
  CASE WHEN any_value(is_addable) THEN sum(monthly) END AS opening,
  CASE WHEN any_value(is_addable) THEN sum(least(monthly, renewed_monthly)) END AS kept,
  CASE WHEN any_value(is_addable) THEN sum(renewed_monthly) END AS closing`
const sums = sql`${clusterCounts}, sum(opening) AS opening, sum(kept) AS kept, sum(closing) AS closing`
const counts = {
  ...clusterColumns,
  opening: z.number().nullable(),
  kept: z.number().nullable(),
  closing: z.number().nullable(),
}

const queries = {
  segments: {
    sql: sql`
      WITH customers AS (
        SELECT customer_id, ${renewed} FROM ${termRenewal}, ${window}, ${addableMoney} WHERE ${due} GROUP BY customer_id
      )
      SELECT attribute, value, count(*) FILTER (cases > 0) AS renewed_customers, sum(changed) AS changed, ${sums}
      FROM customers JOIN ${segment} USING (customer_id) GROUP BY attribute, value`,
    row: z.object({ ...segmentColumns, ...counts, renewed_customers: z.number(), changed: z.number() }),
  },
  unchanged: {
    sql: sql`
      WITH customers AS (
        SELECT count(*) FILTER (is_renewed) AS cases, count(*) AS n
        FROM ${termRenewal}, ${window} WHERE ${due} AND NOT is_changed GROUP BY customer_id
      )
      SELECT ${clusterCounts} FROM customers HAVING count(*) > 0`,
    row: z.object(clusterColumns),
  },
  quarters: {
    sql: brokenDown(sql`year(ended_on) || '-Q' || quarter(ended_on)`, sql`key`),
    row: z.object({ key: z.string(), ...counts }),
  },
  lengths: {
    sql: brokenDown(
      sql`CASE WHEN months < 6 THEN '3–5' WHEN months < 12 THEN '6–11' WHEN months = 12 THEN '12' ELSE '> 12' END`,
      sql`min(shortest)`,
    ),
    row: z.object({ key: z.string(), ...counts }),
  },
  plans: {
    sql: sql`${brokenDown(sql`nullif(plan, '')`, sql`n DESC, key`)} LIMIT ${listed}`,
    row: z.object({ key: z.string(), ...counts }),
  },
  automatic: {
    sql: brokenDown(
      sql`CASE WHEN auto_renew THEN 'renews-by-itself' WHEN NOT auto_renew THEN 'renews-on-order' ELSE 'not-stated' END`,
      sql`CASE key WHEN 'renews-by-itself' THEN 1 WHEN 'renews-on-order' THEN 2 ELSE 3 END`,
    ),
    row: z.object({ key: z.string(), ...counts }),
  },
  pairs: {
    sql: sql`
      WITH per_customer AS (
        SELECT sum(monthly) AS opening, sum(least(monthly, renewed_monthly)) AS kept, sum(renewed_monthly) AS closing
        FROM ${termRenewal}, ${window}, ${addableMoney} WHERE ${due} AND is_addable GROUP BY customer_id
      )
      SELECT opening, kept, closing, count(*) AS customers FROM per_customer GROUP BY ALL ORDER BY ALL`,
    row: z.object({ opening: z.number(), kept: z.number(), closing: z.number(), customers: z.number() }),
  },
  apart: {
    sql: sql`
      SELECT count(*) AS open, count(*) FILTER (is_renewed) AS open_renewed
      FROM ${termRenewal}, ${window} WHERE ended_on > opens_on AND ended_on <= as_of AND ended_on + 30 > as_of`,
    row: z.object({ open: z.number(), open_renewed: z.number() }),
  },
  base: {
    sql: sql`SELECT count(*) FILTER (at_start) AS at_start FROM ${baseCustomer}`,
    row: z.object({ at_start: z.number() }),
  },
}

/** The terms due by an expression over them, customers as clusters; terms for which it is NULL are left out. */
function brokenDown(key: Sql, order: Sql): Sql {
  return sql`
    WITH terms AS (
      SELECT *, round((planned_on - started_on) / (365.25 / 12)) AS months FROM ${termRenewal}, ${window}, ${addableMoney}
      WHERE ${due}
    ),
    customers AS (
      SELECT ${key} AS key, min(months) AS shortest, ${renewed} FROM terms GROUP BY 1, customer_id
    )
    SELECT key, ${sums} FROM customers WHERE key IS NOT NULL GROUP BY key ORDER BY ${order}`
}

/** 续约率: of the terms that ended in the window, how many were followed by another, and with how much of their money. */
export const renewalRate = defineMetric({
  id: 'renewal-rate',
  group: 'retention',
  unit: 'ratio',
  better: 'higher',
  evidence: 'rate',
  clustered: true,
  addsMoney: false,
  needs: [['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Renewal rate',
      definition:
        'Terms of three months or more that ended in the window at least 30 days before the cut: the share followed by another term of the customer that starts by 30 days after the end (signed early counts). A subscription without an end that is billed by the quarter or year counts as a chain of such terms. A term replaced before its planned end counts as renewed, on the day it was replaced; monthly subscriptions are not in it.',
      formula: 'terms renewed ÷ terms ended',
      variants: {
        'money-capped': 'By money: new amount up to the old ÷ old amount',
        'money-uncapped': 'By money: new amount ÷ old amount',
        'without-changes':
          'Without terms replaced more than 90 days before their planned end (changes rather than renewals)',
        'renewed-to-start': '口径 002.2: customers with a renewal ÷ customers at start',
      },
      exhibits: {
        quarters: 'Renewal by quarter in which the term ended (money per month)',
        lengths: 'Renewal by length of the term',
        plans: 'Renewal by plan of the term',
        automatic: 'Renewal by whether the contract renews by itself',
        segments: 'Renewal rate by segment',
      },
    },
    'zh-CN': {
      title: '续约率',
      definition:
        '期限三个月及以上、于报告期内到期且距基准日满 30 天的合约期中，客户在到期后 30 天内（含提前签订）开始下一期的占比。未约定终止日、按季或按年计费的订阅视为逐期衔接的合约期。到期前即被新合约替换的，于替换日视为已续约；按月订阅不计入。',
      formula: '已续约的合约期数 ÷ 到期的合约期数',
      variants: {
        'money-capped': '按金额：续约金额（以原金额为限）÷ 原金额',
        'money-uncapped': '按金额：续约金额 ÷ 原金额',
        'without-changes': '剔除较约定到期日提前 90 天以上被替换的合约期（属期中变更而非续约）',
        'renewed-to-start': '口径 002.2：发生续约的客户数 ÷ 期初客户数',
      },
      exhibits: {
        quarters: '按到期季度（月金额）',
        lengths: '按合约期长度',
        plans: '按合约所属套餐',
        automatic: '按是否自动续约',
        segments: '分组续约率',
      },
    },
  },
  source: 'article 002.2',
  queries,
  answer: (rows, { seed }) => {
    const base = wholeBase(rows.segments)
    const [apart, start] = [rows.apart[0], rows.base[0]?.at_start ?? 0]
    if (base === undefined || apart === undefined) return unknown('no-terms-ended')
    const { n, opening, kept, closing, renewed_customers, changed } = base
    const [unchanged] = rows.unchanged
    const { open, open_renewed } = apart
    const bounds = {
      terms: open,
      low: (base.cases + open_renewed) / (n + open),
      high: (base.cases + open) / (n + open),
    }
    return clusteredProportion(rows.segments, 'no-terms-ended', {
      variants: [
        {
          key: 'money-capped',
          unit: 'ratio',
          value: moneyRate(kept, opening, n),
          n,
          ...moneyBounds(rows, 'kept', n, seed),
        },
        {
          key: 'money-uncapped',
          unit: 'ratio',
          value: moneyRate(closing, opening, n),
          n,
          ...moneyBounds(rows, 'closing', n, seed),
        },
        {
          key: 'without-changes',
          unit: 'ratio',
          value: rateOf(base.cases - changed, n - changed),
          n: n - changed,
          ...(unchanged === undefined || unchanged.n < fewest ? {} : countOf(unchanged)),
        },
        { key: 'renewed-to-start', unit: 'ratio', value: rateOf(renewed_customers, start), n: start },
      ],
      notes: [
        ...(open > 0 ? [note('terms-open', bounds)] : []),
        ...(changed > 0 ? [note('terms-changed', { terms: changed })] : []),
        ...(opening === null ? [note('money-left-out')] : []),
      ],
      exhibits: breakdowns(rows),
    })
  },
})

const breakdown = {
  n: 'count',
  ...clusteredShareColumns,
  opening: 'money',
  gross: 'ratio',
  net: 'ratio',
} as const

function breakdowns({ quarters, lengths, plans, automatic }: RowsOf<typeof queries>) {
  const cells = <const Key extends string>(name: Key, rows: typeof quarters) =>
    rows.map(({ key, ...row }) => ({
      ...({ [name]: key } as Record<Key, string>),
      ...clusteredCells(row),
      opening: row.opening,
      gross: moneyRate(row.kept, row.opening, row.n),
      net: moneyRate(row.closing, row.opening, row.n),
    }))
  const isStated = automatic.some(({ key }) => key !== 'not-stated')
  return [
    table('quarters', { quarter: 'text', ...breakdown }, cells('quarter', quarters)),
    table('lengths', { term_months: 'text', ...breakdown }, cells('term_months', lengths)),
    ...(plans.length > 1 ? [table('plans', { plan: 'text', ...breakdown }, cells('plan', plans))] : []),
    ...(isStated ? [table('automatic', { renewal: 'term', ...breakdown }, cells('renewal', automatic))] : []),
  ]
}

function moneyRate(now: number | null, then: number | null, n: number): number | null {
  return now === null || then === null ? null : rateOf(now, then, n)
}

/** The interval of a rate of money, by customers: the terms of one customer are not independent. */
function moneyBounds({ pairs }: RowsOf<typeof queries>, side: 'kept' | 'closing', n: number, seed: number) {
  if (n < fewest || pairs.length === 0) return {}
  const drawn = pairs.map((pair) => ({ numerator: pair[side], denominator: pair.opening, weight: pair.customers }))
  return { interval: ratioInterval(drawn, seed) }
}
