import { sql } from '../engine/sql.js'
import { actorPeriod } from './actor-period.js'
import { customerDay } from './customer-day.js'
import { defineTable } from './table.js'
import { useDetail } from './use-detail.js'
import { usePeriod } from './use-period.js'
import { window } from './window.js'

/**
 * Customer × calendar month of the window with at least one login: days of use, logins, seconds of the logins that state a
 * duration, operations (NULL where none are stated) and named users. `is_complete`: the logins cover the whole month.
 */
export const useMonth = defineTable({
  name: 'use_month',
  key: ['customer_id', 'month_end'],
  query: sql`
    WITH used AS (
      SELECT
        customer_id,
        last_day(day) AS month_end,
        count(*) AS days,
        sum(logins) AS logins
      FROM ${customerDay}, ${window} WHERE day > opens_on AND day <= as_of
      GROUP BY ALL
    ),
    stated AS (
      SELECT
        customer_id,
        last_day(day) AS month_end,
        sum(seconds) AS seconds,
        sum(timed_logins) AS timed_logins,
        sum(actions) AS actions
      FROM ${useDetail} GROUP BY ALL
    ),
    month AS (
      SELECT place, ends_on AS month_end, is_complete FROM ${usePeriod} WHERE grain = 'month'
    ),
    named AS (
      SELECT customer_id, month_end, count(user_id) AS users
      FROM ${actorPeriod} JOIN month USING (place) WHERE grain = 'month' GROUP BY ALL
    )
    SELECT customer_id, month_end, is_complete, CAST(days AS INTEGER) AS days, CAST(logins AS BIGINT) AS logins,
      CAST(seconds AS BIGINT) AS seconds, CAST(coalesce(timed_logins, 0) AS BIGINT) AS timed_logins, CAST(actions AS BIGINT) AS actions,
      CAST(coalesce(users, 0) AS INTEGER) AS users
    FROM used
    JOIN month USING (month_end)
    LEFT JOIN stated USING (customer_id, month_end)
    LEFT JOIN named USING (customer_id, month_end)`,
  invariants: {
    'key-unique': (self) => sql`SELECT customer_id, month_end FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
    'timed-logins-are-logins': (self) => sql`SELECT * FROM ${self} WHERE timed_logins > logins`,
  },
})
