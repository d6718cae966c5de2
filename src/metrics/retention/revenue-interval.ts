import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { closedCohort } from '../../model/closed-cohort.js'
import { segment } from '../../model/segment.js'
import { window } from '../../model/window.js'
import { clusteredRatio } from '../../stats/clustered-ratio.js'
import { ratioInterval } from '../interval.js'
import type { RowsOf } from '../metric.js'
import { fewest } from '../segments.js'

export type RevenueSide = 'closing' | 'kept'
/** Segments of more customers are not resampled: there the error of a ratio of sums, which needs no rows, says the same. */
const mostResampled = 300

const parts = sql`
  SELECT attribute, value, opening, closing, least(opening, closing) AS kept, count(*) OVER (PARTITION BY attribute, value) AS size
  FROM ${closedCohort} JOIN ${window} ON month_end = as_of JOIN ${segment} USING (customer_id)
  WHERE attribute IS NOT NULL AND NOT is_undetermined`
const part = { attribute: z.string(), value: z.string() }

/** What the intervals of revenue retention by segment ask: the pairs of small segments, the sums of large ones. */
export const partQueries = {
  smallParts: {
    sql: sql`
      SELECT attribute, value, opening, closing, kept, count(*) AS customers FROM (${parts})
      WHERE size BETWEEN ${fewest} AND ${mostResampled} GROUP BY ALL ORDER BY ALL`,
    row: z.object({ ...part, opening: z.number(), closing: z.number(), kept: z.number(), customers: z.number() }),
  },
  largeParts: {
    sql: sql`
      WITH large AS (
        SELECT attribute, value, CAST(opening AS DOUBLE) AS opening, CAST(closing AS DOUBLE) AS closing, CAST(kept AS DOUBLE) AS kept
        FROM (${parts}) WHERE size > ${mostResampled}
      )
      SELECT attribute, value, count(*) AS clusters, fsum(opening) AS opening, fsum(opening * opening) AS opening_squares,
        fsum(closing) AS closing, fsum(closing * closing) AS closing_squares, fsum(closing * opening) AS closing_products,
        fsum(kept) AS kept, fsum(kept * kept) AS kept_squares, fsum(kept * opening) AS kept_products
      FROM large GROUP BY attribute, value ORDER BY attribute, value`,
    row: z.object({
      ...part,
      clusters: z.number(),
      opening: z.number(),
      opening_squares: z.number(),
      closing: z.number(),
      closing_squares: z.number(),
      closing_products: z.number(),
      kept: z.number(),
      kept_squares: z.number(),
      kept_products: z.number(),
    }),
  },
}

interface Bounds {
  readonly low: number | null
  readonly high: number | null
}

/** The 95 % bounds of a segment's revenue retention, by customers: resampled where it is small, else by Student's t. */
export function partBounds(
  side: RevenueSide,
  { smallParts, largeParts }: RowsOf<typeof partQueries>,
  seed: number,
): (attribute: string | null, value: string | null) => Bounds {
  const small = new Map<string, (typeof smallParts)[number][]>()
  for (const pair of smallParts) small.set(nameOf(pair), [...(small.get(nameOf(pair)) ?? []), pair])
  const large = new Map(largeParts.map((row) => [nameOf(row), row]))
  return (attribute, value) => {
    const name = nameOf({ attribute, value })
    const [pairs, sums] = [small.get(name), large.get(name)]
    if (sums !== undefined) return ratioBounds(side, sums)
    if (pairs === undefined) return { low: null, high: null }
    const weighed = pairs.map((pair) => ({
      numerator: pair[side],
      denominator: pair.opening,
      weight: pair.customers,
    }))
    const { low, high } = ratioInterval(weighed, seed)
    return { low, high }
  }
}

function ratioBounds(side: RevenueSide, sums: z.infer<(typeof partQueries)['largeParts']['row']>): Bounds {
  const { low, high } = clusteredRatio({
    clusters: sums.clusters,
    a: sums[side],
    b: sums.opening,
    aa: sums[`${side}_squares`],
    ab: sums[`${side}_products`],
    bb: sums.opening_squares,
  })
  return { low: Math.max(0, low), high: side === 'kept' ? Math.min(1, high) : high }
}

function nameOf({ attribute, value }: { attribute: string | null; value: string | null }): string {
  return JSON.stringify([attribute, value ?? ''])
}
