import { z } from 'zod'
import type { ReasonCode } from '../i18n/words.js'
import type { Exhibit } from './answer.js'
import { proportionInterval } from './interval.js'
import { type Answer, type Known, known, unknown } from './metric.js'
import { segmentColumns, segmentTable, shareCells, shareColumns, wholeBase } from './segments.js'

/** What the query of a proportion returns per segment: `cases` of `n`. More columns may be added. */
export const proportionColumns = { ...segmentColumns, cases: z.number(), n: z.number() }
export const proportionRow = z.object(proportionColumns)
/** The same where several cases of one customer count (a clustered metric): also of how many customers they are. */
export const clusteredColumns = { ...proportionColumns, clusters: z.number() }
type ProportionRow = z.infer<typeof proportionRow> & { readonly clusters?: number }

/**
 * The answer of every metric that is a share of something counted: cases ÷ n of the whole base with its Wilson interval, and
 * the table by segment last among the exhibits. `empty` is the reason where nothing was counted.
 */
export function proportion<V extends string = never, E extends string = never>(
  rows: readonly ProportionRow[],
  empty: ReasonCode,
  rest: Partial<Omit<Known<V, E | 'segments'>, 'status' | 'value' | 'n' | 'interval'>> = {},
): Answer<V, E | 'segments'> {
  const base = wholeBase(rows)
  if (base === undefined || base.n === 0) return unknown(empty)
  return known<V, E | 'segments'>(base.cases / base.n, {
    ...rest,
    n: base.n,
    interval: proportionInterval(base.cases, base.n),
    exhibits: [...(rest.exhibits ?? []), ...shareSegments(rows)],
  })
}

/** The table by segment of a share; with the customers behind the cases where these are several of each. */
export function shareSegments(rows: readonly ProportionRow[]): Exhibit<'segments'>[] {
  if (rows.every(({ clusters }) => clusters === undefined))
    return segmentTable(rows, shareColumns, (row) => shareCells(row.cases, row.n))
  return segmentTable(rows, [{ key: 'customers', unit: 'count' }, ...shareColumns], (row) => ({
    ...shareCells(row.cases, row.n),
    customers: row.clusters ?? null,
  }))
}
