import { z } from 'zod'
import { type Sql, sql } from '../../engine/sql.js'
import { customerMonth } from '../../model/customer-month.js'
import { moneyCurrency } from '../../model/money-currency.js'
import { movement } from '../../model/movement.js'
import { revenueChange } from '../../model/revenue-change.js'
import { segment } from '../../model/segment.js'
import { window } from '../../model/window.js'
import type { Exhibit } from '../answer.js'
import { series, table } from '../exhibits.js'
import { defineMetric, known, note, unknown } from '../metric.js'
import { segmentColumns, segmentTable } from '../segments.js'

const counted = [
  'opening',
  'new',
  'reactivated',
  'expanded',
  'contracted',
  'churned',
  'undetermined',
  'closing',
] as const
/** Exchange rates move money and no customer; their line is left out where all money is in one currency. */
const summed = [...counted.slice(0, -1), 'exchange', 'closing'] as const
type Line = (typeof summed)[number]
const sumRow = z.object({ period: z.string(), ...perLine(summed, () => z.number()) })
const countRow = sumRow.omit({ exchange: true })
const segmentRow = sumRow.omit({ period: true }).extend({ ...segmentColumns, n: z.number() })
const bridgeRow = sumRow.extend({ is_window: z.boolean(), is_converted: z.boolean() })

/** From the recurring revenue at the window's start to that at the cut, line by line; closes to the cent for every customer. */
export const recurringRevenueBridge = defineMetric({
  id: 'recurring-revenue-bridge',
  group: 'revenue',
  unit: 'money',
  better: 'higher',
  evidence: 'fact',
  addsMoney: true,
  needs: [['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Recurring-revenue bridge: net change',
      definition:
        'The change of monthly recurring revenue over the window, split into customers won, returned, grown, reduced and lost, month by month. A return after at least one month-end at zero is reactivated, never new. What may still be renewed within grace at the cut is a line of its own.',
      formula: 'opening + new + reactivated + expanded − contracted − churned − undetermined = closing',
      variants: { extension: 'Of what was reduced: longer commitments at a lower monthly price' },
      exhibits: {
        window: 'Bridge over the window',
        months: 'Bridge by month',
        quarters: 'Bridge by calendar quarter (its last month)',
        years: 'Bridge by calendar year (its last month)',
        customers: 'Customers moved, by month',
        segments: 'Bridge over the window by segment',
      },
    },
    'zh-CN': {
      title: '经常性收入变动桥：净变动',
      definition:
        '报告期内月度经常性收入的变动，逐月拆分为新增、回流、扩容、缩减与流失。至少一个月末为零后再付费者计为回流，不计为新增；基准日仍处于宽限期内者单列。',
      formula: '期初 + 新增 + 回流 + 扩容 − 缩减 − 流失 − 待定 = 期末',
      variants: { extension: '缩减之中：延长承诺期而月单价下降' },
      exhibits: {
        window: '报告期变动桥',
        months: '逐月变动桥',
        quarters: '分季度变动桥（以季末月列示）',
        years: '分年度变动桥（以年末月列示）',
        customers: '逐月变动客户数',
        segments: '报告期变动桥（分组）',
      },
    },
  },
  source: 'SaaS practice, revenue bridge',
  queries: {
    months: {
      sql: sql`
        SELECT CAST(month_end AS VARCHAR) AS period, month_end > opens_on AS is_window,
          opening, new, reactivated, expanded, contracted, churned, undetermined, exchange, closing, is_converted
        FROM ${movement}, ${window}, ${moneyCurrency} WHERE month_end <= as_of ORDER BY month_end`,
      row: bridgeRow,
    },
    segments: {
      sql: sql`
        WITH change AS (
          SELECT customer_id, state, recurring, exchange, month_end = opens_on AS is_start, month_end = as_of AS is_end,
            recurring - recurring_before - exchange AS money
          FROM ${customerMonth}, ${window} WHERE month_end BETWEEN opens_on AND as_of
        )
        SELECT attribute, value, count(DISTINCT customer_id) AS n,
          coalesce(sum(recurring) FILTER (is_start), 0) AS opening,
          coalesce(sum(money) FILTER (NOT is_start AND state = 'new'), 0) AS new,
          coalesce(sum(money) FILTER (NOT is_start AND state = 'reactivated'), 0) AS reactivated,
          coalesce(sum(money) FILTER (NOT is_start AND state = 'expanded'), 0) AS expanded,
          coalesce(-sum(money) FILTER (NOT is_start AND state = 'contracted'), 0) AS contracted,
          coalesce(-sum(money) FILTER (NOT is_start AND state = 'churned'), 0) AS churned,
          coalesce(-sum(money) FILTER (NOT is_start AND state = 'undetermined'), 0) AS undetermined,
          coalesce(sum(exchange) FILTER (NOT is_start), 0) AS exchange,
          coalesce(sum(recurring) FILTER (is_end), 0) AS closing
        FROM change JOIN ${segment} USING (customer_id) WHERE attribute IS NOT NULL GROUP BY attribute, value`,
      row: segmentRow,
    },
    quarters: { sql: byPeriod('quarter'), row: sumRow },
    years: { sql: byPeriod('year'), row: sumRow },
    extension: {
      sql: sql`
        SELECT coalesce(sum(extension), 0) AS money
        FROM ${window} LEFT JOIN ${revenueChange} ON month_end > opens_on AND month_end <= as_of`,
      row: z.object({ money: z.number() }),
    },
    customers: {
      sql: sql`
        SELECT CAST(month_end AS VARCHAR) AS period, opening_customers AS opening, new_customers AS new,
          reactivated_customers AS reactivated, expanded_customers AS expanded, contracted_customers AS contracted,
          churned_customers AS churned, undetermined_customers AS undetermined, closing_customers AS closing
        FROM ${movement}, ${window} WHERE month_end <= as_of ORDER BY month_end`,
      row: countRow,
    },
  },
  answer: ({ months, segments, quarters, years, extension, customers }) => {
    const inside = months.filter((month) => month.is_window)
    const [first, last] = [inside[0], inside.at(-1)]
    if (first === undefined || last === undefined) return unknown('no-recurring-revenue')
    const total = (line: Line): number => inside.reduce((sum, month) => sum + month[line], 0)
    const lines = last.is_converted ? summed : counted
    return known(last.closing - first.opening, {
      notes: last.is_converted ? [note('exchange-line')] : [],
      variants: [{ key: 'extension', unit: 'money', value: extension[0]?.money ?? null }],
      exhibits: [
        bridge('table', 'window', 'money', lines, [
          { period: last.period, ...perLine(lines, total), opening: first.opening, closing: last.closing },
        ]),
        bridge('series', 'months', 'money', lines, months),
        bridge('series', 'quarters', 'money', lines, quarters),
        bridge('series', 'years', 'money', lines, years),
        bridge('series', 'customers', 'count', counted, customers),
        ...segmentTable(
          segments,
          lines.map((key) => ({ key, unit: 'money' as const })),
          (row) => ({ n: row.n, ...perLine(lines, (line) => row[line]) }),
        ),
      ],
    })
  },
})

/** The bridge summed up by calendar quarter or year; the last one reaches to the cut. */
function byPeriod(period: 'quarter' | 'year'): Sql {
  return sql`
    SELECT date_trunc(${period}, month_end) AS starts_on, CAST(max(month_end) AS VARCHAR) AS period,
      arg_min(opening, month_end) AS opening, sum(new) AS new, sum(reactivated) AS reactivated, sum(expanded) AS expanded,
      sum(contracted) AS contracted, sum(churned) AS churned, sum(undetermined) AS undetermined,
      sum(exchange) AS exchange, arg_max(closing, month_end) AS closing
    FROM ${movement}, ${window} WHERE month_end <= as_of GROUP BY 1 ORDER BY 1`
}

function bridge<Id extends string>(
  kind: 'table' | 'series',
  id: Id,
  unit: 'money' | 'count',
  lines: readonly Line[],
  rows: readonly ({ period: string } & Partial<Record<Line, number>>)[],
): Exhibit<Id> {
  const columns = { month: 'month' as const, ...perLine<'money' | 'count'>(lines, () => unit) }
  const shaped = rows.map((row) => ({ month: row.period, ...perLine<number>(lines, (line) => row[line] ?? 0) }))
  return kind === 'table' ? table(id, columns, shaped) : series(id, columns, shaped)
}

/** A value for each of the lines shown. */
function perLine<Value>(lines: readonly Line[], of: (line: Line) => Value): Record<Line, Value> {
  return Object.fromEntries(lines.map((line) => [line, of(line)])) as Record<Line, Value>
}
