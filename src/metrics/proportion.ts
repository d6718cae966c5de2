import { z } from 'zod'
import type { ReasonCode } from '../i18n/words.js'
import type { Exhibit } from './answer.js'
import {
  type ClusterCounts,
  clusterColumns,
  clusteredCells,
  clusteredInterval,
  clusteredShareColumns,
  clusterNotes,
} from './clustered.js'
import { proportionInterval } from './interval.js'
import { type Answer, type Known, known, unknown } from './metric.js'
import { segmentColumns, segmentTable, shareCells, shareColumns, wholeBase } from './segments.js'

/** What the query of a proportion returns per segment: `cases` of `n`. More columns may be added. */
export const proportionColumns = { ...segmentColumns, cases: z.number(), n: z.number() }
export const proportionRow = z.object(proportionColumns)
/** The same where several cases of one customer count (a clustered metric), with the customers behind them. */
export const clusteredColumns = { ...segmentColumns, ...clusterColumns }
export const clusteredRow = z.object(clusteredColumns)
type Row = z.infer<typeof proportionRow>
type ClusteredRow = z.infer<typeof clusteredRow>
type Rest<V extends string, E extends string> = Partial<
  Omit<Known<V, E | 'segments'>, 'status' | 'value' | 'n' | 'interval'>
>

/**
 * The answer of every metric that is a share of something counted: cases ÷ n of the whole base with its Wilson interval, and
 * the table by segment last among the exhibits. `empty` is the reason where nothing was counted.
 */
export function proportion<V extends string = never, E extends string = never>(
  rows: readonly Row[],
  empty: ReasonCode,
  rest: Rest<V, E> = {},
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

/** The table by segment of a share. */
export function shareSegments(rows: readonly Row[]): Exhibit<'segments'>[] {
  return segmentTable(rows, shareColumns, (row) => shareCells(row.cases, row.n))
}

/** The same where several cases of one customer count: n is the cases, the interval takes those of one customer for dependent. */
export function clusteredProportion<V extends string = never, E extends string = never>(
  rows: readonly ClusteredRow[],
  empty: ReasonCode,
  rest: Rest<V, E> = {},
): Answer<V, E | 'segments'> {
  const base = wholeBase(rows)
  if (base === undefined || base.n === 0) return unknown(empty)
  return known<V, E | 'segments'>(base.cases / base.n, {
    ...rest,
    ...countOf(base),
    notes: [...clusterNotes(base), ...(rest.notes ?? [])],
    exhibits: [...(rest.exhibits ?? []), ...clusteredSegments(rows)],
  })
}

/** The table by segment of such a share. */
export function clusteredSegments(rows: readonly ClusteredRow[]): Exhibit<'segments'>[] {
  const columns = Object.entries(clusteredShareColumns).map(([key, unit]) => ({ key, unit }))
  return segmentTable(rows, columns, clusteredCells)
}

/** What stands behind such a share: its cases, and its interval where there is one. */
export function countOf(counts: ClusterCounts) {
  const interval = clusteredInterval(counts)
  return { n: counts.n, ...(interval === null ? {} : { interval }) }
}
