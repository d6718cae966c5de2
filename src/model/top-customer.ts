import { sql } from '../engine/sql.js'
import { concentration } from './concentration.js'
import { customerGroup } from './customer-group.js'
import { customerMonth } from './customer-month.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * The largest 50 customers at the window's start (subsidiaries with their parent): what became of each by the cut. `fate` is
 * lost, undetermined (may still renew within grace), or kept; `place_now` is NULL for those without recurring revenue; `closing` is without what exchange rates made of it.
 */
export const topCustomer = defineTable({
  name: 'top_customer',
  key: ['group_id'],
  query: sql`
    WITH pending AS (
      SELECT DISTINCT group_id
      FROM ${customerMonth} JOIN ${window} ON month_end = as_of JOIN ${customerGroup} USING (customer_id)
      WHERE state = 'undetermined'
    ),
    exchanged AS (
      SELECT group_id, sum(exchange) AS exchange
      FROM ${customerMonth} JOIN ${window} ON month_end > opens_on AND month_end <= as_of JOIN ${customerGroup} USING (customer_id)
      WHERE exchange <> 0 GROUP BY group_id
    )
    SELECT
      before.group_id,
      before.name,
      before.place,
      before.recurring AS opening,
      before.total AS total_opening,
      now.place AS place_now,
      coalesce(now.recurring - coalesce(exchange, 0), 0) AS closing,
      CASE WHEN now.recurring > 0 THEN 'kept' WHEN pending.group_id IS NOT NULL THEN 'undetermined' ELSE 'lost' END AS fate
    FROM ${concentration} AS before
    LEFT JOIN ${concentration} AS now ON now.group_id = before.group_id AND now.is_cut
    LEFT JOIN pending ON pending.group_id = before.group_id
    LEFT JOIN exchanged ON exchanged.group_id = before.group_id
    WHERE NOT before.is_cut AND before.place <= 50`,
  invariants: {
    'key-unique': (self) => sql`SELECT group_id FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
  },
})
