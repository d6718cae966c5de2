import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { addableMoney } from '../../model/addable-money.js'
import { baseCustomer } from '../../model/base-customer.js'
import { segment } from '../../model/segment.js'
import { termRenewal } from '../../model/term-renewal.js'
import { window } from '../../model/window.js'
import { table } from '../exhibits.js'
import { defineMetric, note, type RowsOf, unknown } from '../metric.js'
import { proportion, proportionColumns } from '../proportion.js'
import { rateOf, shareCells, wholeBase } from '../segments.js'

const due = sql`ended_on > opens_on AND ended_on + 30 <= as_of AND NOT is_changed`
const renewed = sql`
  count(*) FILTER (is_renewed) AS cases,
  count(*) AS n,
  CASE WHEN any_value(is_addable) THEN sum(monthly) END AS opening,
  CASE WHEN any_value(is_addable) THEN sum(least(monthly, renewed_monthly)) END AS kept,
  CASE WHEN any_value(is_addable) THEN sum(renewed_monthly) END AS closing`
const money = { opening: z.number().nullable(), kept: z.number().nullable(), closing: z.number().nullable() }

const queries = {
  segments: {
    sql: sql`
      SELECT attribute, value, count(DISTINCT customer_id) FILTER (is_renewed) AS renewed_customers, ${renewed}
      FROM ${termRenewal} JOIN ${segment} USING (customer_id), ${window}, ${addableMoney}
      WHERE ${due} GROUP BY attribute, value`,
    row: z.object({ ...proportionColumns, ...money, renewed_customers: z.number() }),
  },
  quarters: {
    sql: sql`
      SELECT year(ended_on) || '-Q' || quarter(ended_on) AS quarter, ${renewed}
      FROM ${termRenewal}, ${window}, ${addableMoney} WHERE ${due} GROUP BY ALL ORDER BY quarter`,
    row: z.object({ quarter: z.string(), cases: z.number(), n: z.number(), ...money }),
  },
  lengths: {
    sql: sql`
      WITH measured AS (
        SELECT *, round((planned_on - started_on) / (365.25 / 12)) AS months FROM ${termRenewal}
      )
      SELECT CASE WHEN months < 6 THEN '3–5' WHEN months < 12 THEN '6–11' WHEN months = 12 THEN '12' ELSE '> 12' END AS term_months, ${renewed}
      FROM measured, ${window}, ${addableMoney} WHERE ${due} GROUP BY ALL ORDER BY min(months)`,
    row: z.object({ term_months: z.string(), cases: z.number(), n: z.number(), ...money }),
  },
  apart: {
    sql: sql`
      SELECT count(*) FILTER (ended_on + 30 > as_of AND NOT is_changed) AS open,
        count(*) FILTER (ended_on + 30 > as_of AND NOT is_changed AND is_renewed) AS open_renewed,
        count(*) FILTER (is_changed) AS changed
      FROM ${termRenewal}, ${window} WHERE ended_on > opens_on AND ended_on <= as_of`,
    row: z.object({ open: z.number(), open_renewed: z.number(), changed: z.number() }),
  },
  base: {
    sql: sql`SELECT count(*) FILTER (at_start) AS at_start FROM ${baseCustomer}`,
    row: z.object({ at_start: z.number() }),
  },
}
type Money = { opening: number | null; kept: number | null; closing: number | null }

/** 续约率: of the terms that ended in the window, how many were followed by another, and with how much of their money. */
export const renewalRate = defineMetric({
  id: 'renewal-rate',
  group: 'retention',
  unit: 'ratio',
  better: 'higher',
  evidence: 'rate',
  addsMoney: false,
  needs: [['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Renewal rate',
      definition:
        'Terms of three months or more that ended in the window at least 30 days before the cut: the share followed by another term of the customer that starts by 30 days after the end (signed early counts). A subscription without an end that is billed by the quarter or year counts as a chain of such terms. A term replaced more than 90 days before its end has changed and is not up for renewal; monthly subscriptions are not in it.',
      formula: 'terms renewed ÷ terms ended',
      variants: {
        'money-capped': 'By money: new amount up to the old ÷ old amount',
        'money-uncapped': 'By money: new amount ÷ old amount',
        'renewed-to-start': '口径 002.2: customers with a renewal ÷ customers at start',
      },
      exhibits: {
        quarters: 'Renewal by quarter in which the term ended (money per month)',
        lengths: 'Renewal by length of the term',
        segments: 'Renewal rate by segment',
      },
    },
    'zh-CN': {
      title: '续约率',
      definition:
        '期限三个月及以上、于报告期内到期且距基准日满 30 天的合约期中，客户在到期后 30 天内（含提前签订）开始下一期的占比。未约定终止日、按季或按年计费的订阅视为逐期衔接的合约期。到期前 90 天以上即被替换的属期中变更，并非续约时点，不计入；按月订阅亦不计入。',
      formula: '已续约的合约期数 ÷ 到期的合约期数',
      variants: {
        'money-capped': '按金额：续约金额（以原金额为限）÷ 原金额',
        'money-uncapped': '按金额：续约金额 ÷ 原金额',
        'renewed-to-start': '口径 002.2：发生续约的客户数 ÷ 期初客户数',
      },
      exhibits: { quarters: '按到期季度（月金额）', lengths: '按合约期长度', segments: '分组续约率' },
    },
  },
  source: 'article 002.2',
  queries,
  answer: (rows) => {
    const base = wholeBase(rows.segments)
    const [apart, start] = [rows.apart[0], rows.base[0]?.at_start ?? 0]
    if (base === undefined || apart === undefined) return unknown('no-terms-ended')
    const { n, opening, kept, closing, renewed_customers } = base
    const { open, open_renewed, changed } = apart
    const bounds = {
      terms: open,
      low: (base.cases + open_renewed) / (n + open),
      high: (base.cases + open) / (n + open),
    }
    return proportion(rows.segments, 'no-terms-ended', {
      variants: [
        { key: 'money-capped', unit: 'ratio', value: moneyRate(kept, opening, n), n },
        { key: 'money-uncapped', unit: 'ratio', value: moneyRate(closing, opening, n), n },
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
  rate: 'ratio',
  low: 'ratio',
  high: 'ratio',
  opening: 'money',
  gross: 'ratio',
  net: 'ratio',
} as const

function breakdowns({ quarters, lengths }: RowsOf<typeof queries>) {
  const cells = (row: { cases: number; n: number } & Money) => ({
    ...shareCells(row.cases, row.n),
    opening: row.opening,
    gross: moneyRate(row.kept, row.opening, row.n),
    net: moneyRate(row.closing, row.opening, row.n),
  })
  return [
    table(
      'quarters',
      { quarter: 'text', ...breakdown },
      quarters.map((row) => ({ quarter: row.quarter, ...cells(row) })),
    ),
    table(
      'lengths',
      { term_months: 'text', ...breakdown },
      lengths.map((row) => ({ term_months: row.term_months, ...cells(row) })),
    ),
  ]
}

function moneyRate(now: number | null, then: number | null, n: number): number | null {
  return now === null || then === null ? null : rateOf(now, then, n)
}
