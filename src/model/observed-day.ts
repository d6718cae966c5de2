import { sql } from '../engine/sql.js'
import { customerDay } from './customer-day.js'
import { purchase } from './purchase.js'
import { subscription } from './subscription.js'
import { defineTable } from './table.js'

/**
 * Days on which something was observed (a payment, a login, a start of a subscription), with the number of facts. Due dates,
 * ends of periods and of subscriptions are plans, not observations, and say nothing about how far the data reach.
 */
export const observedDay = defineTable({
  name: 'observed_day',
  key: ['day'],
  query: sql`
    WITH facts AS (
      SELECT paid_on AS day, sum(payments) AS facts FROM ${purchase} GROUP BY ALL
      UNION ALL
      SELECT day, sum(logins) AS facts FROM ${customerDay} GROUP BY ALL
      UNION ALL
      SELECT started_on AS day, count(*) AS facts FROM ${subscription} GROUP BY ALL
    )
    SELECT day, CAST(sum(facts) AS BIGINT) AS facts
    FROM facts
    GROUP BY day`,
})
