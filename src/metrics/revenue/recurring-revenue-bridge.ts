import { z } from 'zod'
import { type Sql, sql } from '../../engine/sql.js'
import { movement } from '../../model/movement.js'
import { revenueChange } from '../../model/revenue-change.js'
import { window } from '../../model/window.js'
import type { Exhibit } from '../answer.js'
import { series, table } from '../exhibits.js'
import { defineMetric, known, unknown } from '../metric.js'

const lines = ['opening', 'new', 'reactivated', 'expanded', 'contracted', 'churned', 'undetermined', 'closing'] as const
type Line = (typeof lines)[number]
const bridgeRow = z.object({ period: z.string(), is_window: z.boolean(), ...perLine(z.number()) })
const countRow = z.object({ period: z.string(), ...perLine(z.number()) })

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
      },
    },
  },
  source: 'SaaS practice, revenue bridge',
  queries: {
    months: {
      sql: sql`
        SELECT CAST(month_end AS VARCHAR) AS period, month_end > opens_on AS is_window,
          opening, new, reactivated, expanded, contracted, churned, undetermined, closing
        FROM ${movement}, ${window} WHERE month_end <= as_of ORDER BY month_end`,
      row: bridgeRow,
    },
    quarters: { sql: byPeriod('quarter'), row: countRow },
    years: { sql: byPeriod('year'), row: countRow },
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
  answer: ({ months, quarters, years, extension, customers }) => {
    const inside = months.filter((month) => month.is_window)
    const [first, last] = [inside[0], inside.at(-1)]
    if (first === undefined || last === undefined) return unknown('no-recurring-revenue')
    const total = (line: Line): number => inside.reduce((sum, month) => sum + month[line], 0)
    const flows = perLine(0, total)
    return known(last.closing - first.opening, {
      variants: [{ key: 'extension', unit: 'money', value: extension[0]?.money ?? null }],
      exhibits: [
        bridge('table', 'window', 'money', [
          { period: last.period, ...flows, opening: first.opening, closing: last.closing },
        ]),
        bridge('series', 'months', 'money', months),
        bridge('series', 'quarters', 'money', quarters),
        bridge('series', 'years', 'money', years),
        bridge('series', 'customers', 'count', customers),
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
      arg_max(closing, month_end) AS closing
    FROM ${movement}, ${window} WHERE month_end <= as_of GROUP BY 1 ORDER BY 1`
}

function bridge<Id extends string>(
  kind: 'table' | 'series',
  id: Id,
  unit: 'money' | 'count',
  rows: readonly ({ period: string } & Record<Line, number>)[],
): Exhibit<Id> {
  const columns = { month: 'month' as const, ...perLine<'money' | 'count'>(unit, () => unit) }
  const shaped = rows.map((row) => ({ month: row.period, ...perLine<number>(0, (line) => row[line]) }))
  return kind === 'table' ? table(id, columns, shaped) : series(id, columns, shaped)
}

function perLine<Value>(value: Value, of: (line: Line) => Value = () => value): Record<Line, Value> {
  return Object.fromEntries(lines.map((line) => [line, of(line)])) as Record<Line, Value>
}
