import { sql } from '../engine/sql.js'
import { latenessBefore } from './lateness-before.js'
import { precursorSubject } from './precursor-subject.js'
import { scoreBefore } from './score-before.js'
import { defineTable } from './table.js'
import { useBefore } from './use-before.js'

const key = ['seen_on', 'customer_id']
const precursorUse = defineTable({ name: 'precursor_use', key, query: useBefore(precursorSubject) })
const precursorScore = defineTable({ name: 'precursor_score', key, query: scoreBefore(precursorSubject) })
const precursorLateness = defineTable({ name: 'precursor_lateness', key, query: latenessBefore(precursorSubject) })

/**
 * Lost customer or one kept beside it (`is_lost`), in its stratum (month of the loss, band of tenure in days), with what was
 * known of its use, its answers and its payments on the day; a row per feature that is known.
 */
export const precursor = defineTable({
  name: 'precursor',
  key: ['seen_on', 'customer_id', 'feature'],
  query: sql`
    WITH measured AS (
      SELECT is_lost, month, band, seen_on, customer_id, use_last_month, use_days, use_change, users, idle_days, satisfaction,
        recommendation, days_late AS lateness
      FROM ${precursorSubject}
      LEFT JOIN ${precursorUse} USING (seen_on, customer_id)
      LEFT JOIN ${precursorScore} USING (seen_on, customer_id)
      LEFT JOIN ${precursorLateness} USING (seen_on, customer_id)
    )
    SELECT * FROM measured UNPIVOT (value FOR feature IN (
      use_last_month, use_days, use_change, users, idle_days, satisfaction, recommendation, lateness))`,
})
