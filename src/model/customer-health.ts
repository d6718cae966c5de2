import { quotedIdentifier, type Sql, sql, type Table } from '../engine/sql.js'
import { churnCut } from './churn-cut.js'
import { componentScore } from './component-score.js'
import { customer } from './customer.js'
import { customerDay } from './customer-day.js'
import { customerMonth } from './customer-month.js'
import { invoice } from './invoice.js'
import { loginReach } from './login-reach.js'
import { policies } from './policies.js'
import { stay } from './stay.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/** What the score is made of, on a day (one row: as_of, a month-end, and opens_on, the one twelve months before). */
function measuresOn(day: Table): Sql {
  return sql`
    WITH present AS (
      SELECT customer_id, recurring, CAST(least(90, as_of - max(started_on) + 1) AS INTEGER) AS days
      FROM ${customerMonth} JOIN ${day} ON month_end = as_of AND recurring > 0
      JOIN ${stay} USING (customer_id) WHERE started_on <= as_of AND ended_on > as_of
      GROUP BY customer_id, recurring, as_of
    ),
    used AS (
      SELECT customer_id, count(day) AS use_days
      FROM present JOIN ${day} ON true LEFT JOIN ${customerDay} USING (customer_id)
      WHERE day > as_of - days AND day <= as_of GROUP BY customer_id
    ),
    paid AS (
      SELECT customer_id, count(*) FILTER (is_on_time) / count(*) AS on_time
      FROM ${invoice} JOIN ${day} ON due_on > opens_on AND due_on <= as_of GROUP BY customer_id
    )
    SELECT customer_id, recurring, on_time, CAST(NULL AS DOUBLE) AS consultations,
      CASE WHEN days >= 30 AND last_login_on + 3 >= as_of AND first_login_on <= as_of - 89
        THEN 30.0 * coalesce(use_days, 0) / days END AS use_days
    FROM present LEFT JOIN used USING (customer_id) LEFT JOIN paid USING (customer_id), ${loginReach}, ${day}`
}

/** The score of every customer of a day from its use and its payments up to then; the rules are those of the policies. */
function healthOn(day: Table): Sql {
  return sql`
    WITH measured AS (${measuresOn(day)}),
    ruled AS (
      SELECT measured.*, use_cuts, consultation_cuts, timeliness_cuts, consultation_sign,
        coalesce(use_cuts, consultation_cuts, timeliness_cuts) IS NOT NULL AS is_absolute
      FROM measured, ${policies}
    ),
    ranked AS (
      SELECT *, ${componentScore(quotedIdentifier('use_days'), quotedIdentifier('use_cuts'))} AS use_score,
        ${componentScore(quotedIdentifier('consultations'), quotedIdentifier('consultation_cuts'))} AS consultation_place,
        ${componentScore(quotedIdentifier('on_time'), quotedIdentifier('timeliness_cuts'))} AS timeliness_score
      FROM ruled
    ),
    signed AS (
      SELECT *, CASE consultation_sign WHEN 'positive' THEN consultation_place WHEN 'negative' THEN 11 - consultation_place
        END AS consultation_score
      FROM ranked
    )
    SELECT customer_id, name, recurring, use_days, consultations, on_time, use_score, consultation_score, timeliness_score,
      CAST(3 * (coalesce(use_score, 0) + coalesce(consultation_score, 0) + coalesce(timeliness_score, 0)) / nullif(
        CAST(use_score IS NOT NULL AS INTEGER) + CAST(consultation_score IS NOT NULL AS INTEGER)
        + CAST(timeliness_score IS NOT NULL AS INTEGER), 0) AS DECIMAL(4, 1)) AS score
    FROM signed LEFT JOIN ${customer} USING (customer_id)`
}

const invariants: Table['invariants'] = {
  'key-unique': (self) => sql`SELECT customer_id FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
  'three-to-thirty': (self) => sql`SELECT * FROM ${self} WHERE score NOT BETWEEN 3 AND 30`,
}

/**
 * One row per customer at the cut: days of use per 30 days (of the last 90, or since its stay began, 30 days at least; NULL
 * where the logins don't cover them), share of the window's invoices paid by their due date, and the score of each from 1 to 10
 * (see `component_score`; consultations are in no export yet, and always NULL). `score` is 3 to 30: the scores that there are,
 * rescaled to three components.
 */
export const customerHealth = defineTable({
  name: 'customer_health',
  key: ['customer_id'],
  query: healthOn(window),
  invariants,
})

/** One row: the last day whose 90 days after are known, and the month-end twelve months before; none where no past day is. */
const earlierDay = defineTable({
  name: 'earlier_day',
  key: [],
  query: sql`
    SELECT max(seen_on) AS as_of, last_day(CAST(max(seen_on) - INTERVAL 12 MONTH AS DATE)) AS opens_on
    FROM ${churnCut} WHERE NOT is_open HAVING count(*) > 0`,
})

/** The same for the customers of the last day whose 90 days after are known, from what was known on that day. */
export const earlierHealth = defineTable({
  name: 'earlier_health',
  key: ['customer_id'],
  query: healthOn(earlierDay),
  invariants,
})
