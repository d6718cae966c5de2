import { z } from 'zod'
import type { ReasonCode } from '../i18n/words.js'
import type { Unit } from './answer.js'
import { type Answer, type Known, known, unknown } from './metric.js'
import { fewest, segmentColumns, segmentTable, wholeBase } from './segments.js'

/** What the query of a mean returns per segment: the `total` and the `n` that it is spread over. More columns may be added. */
export const meanColumns = { ...segmentColumns, total: z.number(), n: z.number() }
export const meanRow = z.object(meanColumns)
type MeanRow = z.infer<typeof meanRow>
/** Units whose sums are still in that unit. */
const summable: ReadonlySet<Unit> = new Set(['money', 'days', 'months', 'minutes'])

/**
 * The answer of every metric that is a sum spread over a count: total ÷ n of the whole base, and the table by segment last
 * among the exhibits (a mean of fewer than 5 stays empty). `unit` is that of the metric; `empty` the reason where n is 0.
 */
export function mean<V extends string = never, E extends string = never>(
  rows: readonly MeanRow[],
  unit: Unit,
  empty: ReasonCode,
  rest: Partial<Omit<Known<V, E | 'segments'>, 'status' | 'value' | 'n'>> = {},
): Answer<V, E | 'segments'> {
  const base = wholeBase(rows)
  if (base === undefined || base.n === 0) return unknown(empty)
  const columns = [
    { key: 'total', unit: summable.has(unit) ? unit : ('count' as const) },
    { key: 'average', unit },
  ]
  const cells = (row: MeanRow) => ({ n: row.n, total: row.total, average: row.n < fewest ? null : row.total / row.n })
  return known<V, E | 'segments'>(base.total / base.n, {
    ...rest,
    n: base.n,
    exhibits: [...(rest.exhibits ?? []), ...segmentTable(rows, columns, cells)],
  })
}
