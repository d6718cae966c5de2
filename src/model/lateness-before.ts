import { type Sql, sql, type Table } from '../engine/sql.js'
import { invoice } from './invoice.js'

/**
 * How late customers had paid before a day: the mean days late of the charges that fell due in the 180 days up to it; what was
 * still open that day counts the days so far, whenever it was paid later. `subjects` names them by customer_id and seen_on.
 */
export function latenessBefore(subjects: Table): Sql {
  return sql`
    SELECT seen_on, customer_id,
      CAST(sum(greatest(least(coalesce(paid_on, seen_on), seen_on) - due_on, 0)) AS DOUBLE) / count(*) AS days_late
    FROM ${subjects} JOIN ${invoice} USING (customer_id)
    WHERE due_on > seen_on - 180 AND due_on <= seen_on
    GROUP BY seen_on, customer_id`
}
