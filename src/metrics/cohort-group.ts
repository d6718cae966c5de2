import { z } from 'zod'
import { type Sql, sql } from '../engine/sql.js'
import { cohortResponse } from '../model/cohort-response.js'
import { moneyCurrency } from '../model/money-currency.js'
import type { Exhibit } from './answer.js'
import { table } from './exhibits.js'
import { fewest, rateOf, shareCells } from './segments.js'

/** What became of the customers of one group over the window: counts, and money in all (NULL where currencies are mixed). */
export const cohortGroupRow = z.object({
  group: z.string(),
  n: z.number(),
  lost: z.number(),
  bought: z.number(),
  opening: z.number().nullable(),
  closing: z.number().nullable(),
  received: z.number().nullable(),
})
type CohortGroupRow = z.infer<typeof cohortGroupRow>

/** Groups the window's cohort by an expression over `cohort_response`; customers for whom it is NULL are in no group. */
export function cohortGroups(group: Sql): Sql {
  return sql`
    SELECT ${group} AS group, count(*) AS n, count(*) FILTER (is_lost) AS lost, count(*) FILTER (has_bought) AS bought,
      CASE WHEN any_value(is_addable) THEN CAST(sum(opening) AS DOUBLE) END AS opening,
      CASE WHEN any_value(is_addable) THEN CAST(sum(closing) AS DOUBLE) END AS closing,
      CASE WHEN any_value(is_addable) THEN CAST(sum(received) AS DOUBLE) END AS received
    FROM ${cohortResponse} CROSS JOIN ${moneyCurrency}
    WHERE ${group} IS NOT NULL GROUP BY 1 ORDER BY 1`
}

/** Churn, repurchase and value of each group; rates and averages of fewer than 5 customers stay empty. */
export function cohortGroupTable(rows: readonly CohortGroupRow[]): Exhibit<'groups'> {
  const columns = {
    group: 'term',
    n: 'count',
    churn_rate: 'ratio',
    low: 'ratio',
    high: 'ratio',
    repurchase: 'ratio',
    average_recurring: 'money',
    average_received: 'money',
    net_retention: 'ratio',
  } as const
  return table('groups', columns, rows.map(cellsOf))
}

/** The share of a group's customers that were lost. */
export function lostShare(rows: readonly CohortGroupRow[], group: string): { cases: number; n: number } {
  const row = rows.find((one) => one.group === group)
  return { cases: row?.lost ?? 0, n: row?.n ?? 0 }
}

function cellsOf(row: CohortGroupRow) {
  const { rate: churn_rate, low, high } = shareCells(row.lost, row.n)
  const perCustomer = (money: number | null) => (money === null ? null : rateOf(money, row.n))
  return {
    group: row.group,
    n: row.n,
    churn_rate,
    low,
    high,
    repurchase: rateOf(row.bought, row.n),
    average_recurring: perCustomer(row.opening),
    average_received: perCustomer(row.received),
    net_retention:
      row.opening === null || row.closing === null || row.n < fewest ? null : rateOf(row.closing, row.opening, row.n),
  }
}
