import { sql } from '../engine/sql.js'
import { customer } from './customer.js'
import { customerDay } from './customer-day.js'
import { policies } from './policies.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * One row per customer: active by use at the cut, that is a login in (as_of − active_days, as_of], and the same for 90 days.
 * Where the data room has no logins at all, a payment stands in for a login (`is_stand_in`).
 */
export const customerActivity = defineTable({
  name: 'customer_activity',
  key: ['customer_id'],
  query: sql`
    WITH has_logins AS (
      SELECT count(*) > 0 AS has_logins FROM ${customerDay}
    ),
    seen AS (
      SELECT *, CASE WHEN has_logins THEN last_used_on ELSE last_paid_on END AS last_seen_on
      FROM ${customer}, has_logins
    )
    SELECT
      customer_id,
      is_registered,
      signed_up_on,
      coalesce(last_seen_on > cut.as_of - CAST(active_days AS INTEGER), false) AS is_active,
      coalesce(last_seen_on > cut.as_of - 90, false) AS is_active_90,
      NOT has_logins AS is_stand_in
    FROM seen, ${window} AS cut, ${policies}`,
})
