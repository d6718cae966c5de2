import { sql } from '../engine/sql.js'
import { customerRecord } from './customer-record.js'
import { defineTable } from './table.js'
import { tenure } from './tenure.js'

/**
 * One row per customer whose age is known, in days since its origin, the first paid day: watched from `entry_days` to
 * `exit_days`, lost or not; `entry_age` and `exit_age` are the same in 31sts of calendar months, so that a loss at the end of a paid
 * year is a loss at twelve months in leap years too. A customer already paying in the data’s first month has its sign-up for origin
 * and enters late (left truncation); without a sign-up before its first paid day it is not here. Who may still renew within grace
 * is not lost.
 */
export const lifetime = defineTable({
  name: 'lifetime',
  key: ['customer_id'],
  query: sql`
    WITH origin AS (
      SELECT tenure.*, CASE WHEN NOT is_before_data THEN entered_on WHEN signed_up_on < entered_on THEN signed_up_on END AS origin_on
      FROM ${tenure} AS tenure LEFT JOIN ${customerRecord} USING (customer_id)
    ),
    watched AS (
      SELECT *, entered_on + days AS exit_on,
        CAST(datesub('month', origin_on, entered_on) AS INTEGER) AS entry_months,
        CAST(datesub('month', origin_on, entered_on + days) AS INTEGER) AS exit_months
      FROM origin WHERE origin_on IS NOT NULL
    )
    SELECT
      customer_id,
      entered_on - origin_on AS entry_days,
      exit_on - origin_on AS exit_days,
      CAST(31 * entry_months + (entered_on - CAST(origin_on + to_months(entry_months) AS DATE)) AS INTEGER) AS entry_age,
      CAST(31 * exit_months + (exit_on - CAST(origin_on + to_months(exit_months) AS DATE)) AS INTEGER) AS exit_age,
      NOT is_present AND NOT is_undetermined AS is_lost
    FROM watched`,
  invariants: {
    'key-unique': (self) => sql`SELECT customer_id FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
    'watched-for-a-while': (self) => sql`
      SELECT * FROM ${self} WHERE entry_days < 0 OR exit_days <= entry_days OR exit_age <= entry_age`,
  },
})
