import { sql } from '../engine/sql.js'
import { customerDay } from './customer-day.js'
import { loginReach } from './login-reach.js'
import { defineTable } from './table.js'
import { tenure } from './tenure.js'
import { window } from './window.js'

/**
 * One row per customer that began to pay inside the window and was seen for 30 days: its first paid day and the 29 after it lie
 * inside the logins (up to 3 days past their last) and before the cut. Days of use in these 30 days; days from the first paid
 * day to the first use, 0 where it used the product before (`used_before`), NULL where it never did up to the cut.
 */
export const firstUse = defineTable({
  name: 'first_use',
  key: ['customer_id'],
  query: sql`
    WITH starters AS (
      SELECT customer_id, entered_on
      FROM ${tenure}, ${window}, ${loginReach}
      WHERE NOT is_before_data AND entered_on > opens_on
        AND entered_on >= first_login_on AND entered_on + 29 <= least(as_of, last_login_on + 3)
    )
    SELECT
      customer_id,
      entered_on,
      count(day) FILTER (day >= entered_on AND day < entered_on + 30) AS use_days,
      CAST(CASE WHEN min(day) < entered_on THEN 0 ELSE min(day) - entered_on END AS INTEGER) AS days_to_use,
      coalesce(min(day) < entered_on, false) AS used_before
    FROM starters
    LEFT JOIN (SELECT customer_id, day FROM ${customerDay} JOIN ${window} ON day <= as_of) AS used USING (customer_id)
    GROUP BY customer_id, entered_on`,
  invariants: {
    'at-most-30-days': (self) => sql`SELECT * FROM ${self} WHERE use_days > 30`,
  },
})
