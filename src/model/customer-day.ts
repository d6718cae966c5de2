import { sql } from '../engine/sql.js'
import { defineTable } from './table.js'
import { userDay } from './user-day.js'

/** Customer × day of use: how many users came, and how often. */
export const customerDay = defineTable({
  name: 'customer_day',
  key: ['customer_id', 'day'],
  query: sql`
    SELECT
      customer_id,
      day,
      CAST(count(user_id) AS INTEGER) AS users,
      CAST(sum(logins) AS INTEGER) AS logins
    FROM ${userDay}
    GROUP BY customer_id, day`,
})
