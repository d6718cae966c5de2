import { sql } from '../engine/sql.js'
import { defineTable } from './table.js'
import { userDay } from './user-day.js'
import { window } from './window.js'

/**
 * One row: how far the logins up to the cut reach (NULL without any), and whether they name users. `covers_30_days`: they reach
 * the cut within 3 days and begin no later than 3 days into the 30 days that end on it; `covers_180_days` likewise.
 */
export const loginReach = defineTable({
  name: 'login_reach',
  key: [],
  query: sql`
    WITH reach AS (
      SELECT min(day) AS first_login_on, max(day) AS last_login_on, count(user_id) > 0 AS has_users
      FROM ${userDay}, ${window} WHERE day <= as_of
    )
    SELECT
      first_login_on,
      last_login_on,
      has_users,
      coalesce(last_login_on + 3 >= as_of AND first_login_on <= as_of - 26, false) AS covers_30_days,
      coalesce(last_login_on + 3 >= as_of AND first_login_on <= as_of - 176, false) AS covers_180_days
    FROM reach, ${window}`,
  invariants: {
    'one-row': (self) => sql`SELECT count(*) AS rows FROM ${self} HAVING count(*) <> 1`,
  },
})
