import { z } from 'zod'
import type { Engine } from '../../engine/engine.js'
import { sql } from '../../engine/sql.js'
import { fewest } from '../../metrics/segments.js'
import { segment } from '../../model/segment.js'

/** The values of attributes that at least 5 customers bear, over the whole base. */
export const largeSegments = sql`
  SELECT attribute, value FROM ${segment} WHERE attribute IS NOT NULL
  GROUP BY attribute, value HAVING count(*) >= ${fewest} ORDER BY attribute, value`

/** Asks the engine for them. */
export async function largeSegmentsOf(engine: Engine): Promise<{ attribute: string; value: string }[]> {
  return z.array(z.object({ attribute: z.string(), value: z.string() })).parse(await engine.read(largeSegments))
}
