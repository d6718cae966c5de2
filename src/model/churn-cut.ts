import { sql } from '../engine/sql.js'
import { recurringBasis } from './recurring-basis.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * The month-ends from which churn in the next 90 days is foretold: the cut itself (`is_open`: nobody knows yet), and every third
 * month-end backwards, twelve at most, from the last whose outcome is certain at the cut: 90 days and the grace after it have
 * passed (`known_on`). 90 days of data lie before each.
 */
export const churnCut = defineTable({
  name: 'churn_cut',
  key: ['seen_on'],
  query: sql`
    WITH settled AS (
      SELECT first_day, as_of, CAST(grace_days AS INTEGER) AS grace_days, as_of - 90 - CAST(grace_days AS INTEGER) AS latest
      FROM ${window}, ${recurringBasis}
    ),
    past AS (
      SELECT first_day, grace_days, CAST(date_trunc('month', latest + 1) - to_months(3 * place) AS DATE) - 1 AS seen_on
      FROM settled, (SELECT CAST(unnest(range(0, 12)) AS INTEGER) AS place)
    )
    SELECT seen_on, seen_on + 90 AS until_on, seen_on + 90 + grace_days AS known_on, false AS is_open
    FROM past WHERE first_day <= seen_on - 89
    UNION ALL
    SELECT as_of, as_of + 90, as_of + 90 + grace_days, true FROM settled`,
  invariants: {
    'certain-at-the-cut': (self) => sql`
      SELECT past.seen_on FROM ${self} AS past JOIN ${self} AS cut ON cut.is_open AND NOT past.is_open
      WHERE past.known_on > cut.seen_on`,
  },
})
