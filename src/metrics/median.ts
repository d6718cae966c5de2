import { z } from 'zod'
import { type Sql, sql } from '../engine/sql.js'
import { effectiveSize } from '../stats/effective-size.js'
import { medianRanks } from '../stats/median-interval.js'
import type { Interval } from './answer.js'
import type { ClusterCounts } from './clustered.js'

interface Places {
  readonly low: number
  readonly high: number
}
export const boundRow = z.object({ low: z.number().nullable(), high: z.number().nullable() })

/**
 * The places among rising values that bound their median at 95 % where one customer has several: those of as many independent
 * values as these are worth, spread over all (Woodruff 1952, JASA 47: 635–646); null where they are worth fewer than 6.
 * `counts.cases` are the values up to the median.
 */
export function clusteredMedianPlaces(counts: ClusterCounts | undefined): Places | null {
  if (counts === undefined || counts.clusters < 2) return null
  const { cases, n } = counts
  const size = Math.floor(effectiveSize({ ...counts, a: cases, b: n }))
  const ranks = medianRanks(size)
  if (ranks === null) return null
  const low = Math.max(1, Math.floor((ranks.low / (size + 1)) * (n + 1)))
  return { low, high: n - low + 1 }
}

/** The values at those places of a relation with a column `amount`. */
export function boundsAt(amounts: Sql, places: Places | null): Sql {
  return sql`
    WITH amounts AS (${amounts}),
    ordered AS (SELECT amount, row_number() OVER (ORDER BY amount) AS place FROM amounts)
    SELECT max(amount) FILTER (place = ${places?.low ?? 0}) AS low, max(amount) FILTER (place = ${places?.high ?? 0}) AS high
    FROM ordered`
}

/** The interval of a median from the values that bound it; nothing without them. */
export function boundedMedian(
  bounds: z.infer<typeof boundRow> | undefined,
  isClustered = false,
): { readonly interval?: Interval } {
  if (bounds === undefined || bounds.low === null || bounds.high === null) return {}
  const method = isClustered ? 'order-statistics-clustered' : 'order-statistics'
  return { interval: { low: bounds.low, high: bounds.high, level: 0.95, method } }
}
