import { sql } from '../engine/sql.js'
import { addableMoney } from './addable-money.js'
import { churnCut } from './churn-cut.js'
import { customerMonth } from './customer-month.js'
import { recurringInterval } from './recurring-interval.js'
import { stay } from './stay.js'
import { defineTable } from './table.js'

/**
 * Customer × churn cut, in force on that day (who only hopes to renew within grace is not): the start of its stay, its recurring
 * revenue and that of three month-ends before (NULL where it did not pay then, or money can't be added up), and whether its stay
 * ended within the 90 days after (`is_lost`, NULL at the cut itself).
 */
export const churnOutlook = defineTable({
  name: 'churn_outlook',
  key: ['seen_on', 'customer_id'],
  query: sql`
    WITH covered AS (
      SELECT DISTINCT seen_on, until_on, is_open, customer_id
      FROM ${recurringInterval} JOIN ${churnCut} ON started_on <= seen_on AND seen_on < covered_to
    ),
    paying AS (
      SELECT month_end, customer_id, recurring FROM ${customerMonth} WHERE recurring > 0
    )
    SELECT
      seen_on,
      customer_id,
      stay.started_on,
      CASE WHEN is_addable THEN now.recurring END AS recurring,
      CASE WHEN is_addable THEN earlier.recurring END AS recurring_earlier,
      CASE WHEN NOT is_open THEN stay.ended_on <= until_on END AS is_lost
    FROM covered
    JOIN ${stay} AS stay USING (customer_id)
    JOIN paying AS now USING (customer_id)
    LEFT JOIN paying AS earlier
      ON earlier.customer_id = covered.customer_id AND earlier.month_end = last_day(CAST(seen_on - INTERVAL 3 MONTH AS DATE)),
      ${addableMoney}
    WHERE stay.started_on <= seen_on AND seen_on < stay.ended_on AND now.month_end = seen_on`,
  invariants: {
    'key-unique': (self) => sql`SELECT seen_on, customer_id FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
  },
})
