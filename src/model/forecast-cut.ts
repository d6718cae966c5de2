import { sql } from '../engine/sql.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * The days from which models forecast: the cut itself (`months_back` 0) and, to test them, 12, 18 and 24 months before it where half
 * a year of data lies before that. `until_on`: the twelve months after the day, held back from the model.
 */
export const forecastCut = defineTable({
  name: 'forecast_cut',
  key: ['months_back'],
  query: sql`
    WITH cut AS (
      SELECT months_back, last_day(CAST(as_of - to_months(months_back) AS DATE)) AS cut_on, first_day
      FROM ${window}, (VALUES (0), (12), (18), (24)) AS test(months_back)
    )
    SELECT months_back, cut_on, last_day(CAST(cut_on + INTERVAL 12 MONTH AS DATE)) AS until_on
    FROM cut
    WHERE months_back = 0 OR first_day <= cut_on - INTERVAL 5 MONTH`,
  invariants: {
    'nothing-held-back-after-the-cut': (self) => sql`
      SELECT * FROM ${self} AS test JOIN ${self} AS cut ON cut.months_back = 0 AND test.months_back > 0
      WHERE test.until_on > cut.cut_on`,
  },
})
