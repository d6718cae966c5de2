import { sql } from '../engine/sql.js'
import { rawLogins } from './raw.js'
import { defineTable } from './table.js'

/** Customer × user × day with at least one login. Where the export names no users, user_id is empty. */
export const userDay = defineTable({
  name: 'user_day',
  key: ['customer_id', 'user_id', 'day'],
  query: sql`
    SELECT
      customer_id,
      user_id,
      CAST(logged_in_at AS DATE) AS day,
      CAST(count(*) AS INTEGER) AS logins
    FROM ${rawLogins}
    GROUP BY ALL`,
})
