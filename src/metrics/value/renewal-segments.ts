import type { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { segment } from '../../model/segment.js'
import { stayLife } from '../../model/stay-life.js'
import { segmentColumns } from '../segments.js'
import { type Life, lifeRow } from './renewal-model.js'

const row = lifeRow.extend(segmentColumns)
type SegmentLife = z.infer<typeof row>

/** The lives at the cut, alike ones counted together, by attribute and value of their customers. */
export const renewalSegments = {
  sql: sql`
    SELECT attribute, value, renewals, is_lost, is_present, is_before_data, count(*) AS customers, sum(recurring) AS recurring
    FROM ${stayLife} JOIN ${segment} USING (customer_id)
    WHERE months_back = 0 AND attribute IS NOT NULL GROUP BY ALL ORDER BY ALL`,
  row,
}

/** The lives of each segment. */
export function livesBySegment(rows: readonly SegmentLife[]) {
  const groups = new Map<string, { attribute: string | null; value: string | null; lives: Life[] }>()
  for (const life of rows) {
    const key = JSON.stringify([life.attribute, life.value])
    const group = groups.get(key) ?? { attribute: life.attribute, value: life.value, lives: [] }
    group.lives.push(life)
    groups.set(key, group)
  }
  return [...groups.values()]
}
