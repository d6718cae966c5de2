import { sql } from '../engine/sql.js'
import { customerDay } from './customer-day.js'
import { defineTable } from './table.js'
import { userDay } from './user-day.js'
import { window } from './window.js'

/**
 * Calendar month of use inside the window: monthly actives (distinct over the month), and daily actives averaged over all calendar
 * days, days without a login included as zero; the same over Mondays to Fridays. Users are counted within their customer;
 * where the export names no users, their columns are NULL. `is_complete`: logins reach the month's end within 3 days.
 */
export const activeMonth = defineTable({
  name: 'active_month',
  key: ['month_end'],
  query: sql`
    WITH reach AS (
      SELECT max(day) AS last_login_on, min(day) AS first_login_on FROM ${customerDay}, ${window} WHERE day <= as_of
    ),
    daily AS (
      SELECT day, last_day(day) AS month_end, count(*) AS customers, sum(users) AS users
      FROM ${customerDay}, ${window} WHERE day > opens_on AND day <= as_of
      GROUP BY day
    ),
    averages AS (
      SELECT
        month_end,
        sum(customers) AS customer_days,
        sum(users) AS user_days,
        sum(customers) FILTER (isodow(day) <= 5) AS customer_workdays,
        sum(users) FILTER (isodow(day) <= 5) AS user_workdays
      FROM daily GROUP BY month_end
    ),
    present AS (
      SELECT DISTINCT last_day(day) AS month_end, customer_id, user_id
      FROM ${userDay}, ${window} WHERE day > opens_on AND day <= as_of
    ),
    monthly AS (
      SELECT month_end, count(DISTINCT customer_id) AS customers, count(user_id) AS users
      FROM present GROUP BY month_end
    )
    SELECT
      month_end,
      day(month_end) AS days,
      (SELECT count(*) FROM range(date_trunc('month', month_end), month_end + INTERVAL 1 DAY, INTERVAL 1 DAY) AS d(day)
        WHERE isodow(d.day) <= 5) AS workdays,
      monthly.customers,
      nullif(monthly.users, 0) AS users,
      customer_days,
      nullif(user_days, 0) AS user_days,
      customer_workdays,
      user_workdays,
      month_end <= last_login_on + 3 AND first_login_on <= date_trunc('month', month_end) + INTERVAL 3 DAY AS is_complete
    FROM monthly JOIN averages USING (month_end), reach`,
})
