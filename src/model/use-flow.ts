import { sql } from '../engine/sql.js'
import { actorPeriod } from './actor-period.js'
import { defineTable } from './table.js'
import { usePeriod } from './use-period.js'

/**
 * The life of use, week by week and month by month: of the actors active in a period, who is new (never seen before), who
 * returns (active in the period before) and who resurrects (active earlier, not in the period before); `dormant` were active in
 * the period before and are not now. In the first period of the data everybody looks new.
 */
export const useFlow = defineTable({
  name: 'use_flow',
  key: ['grain', 'place'],
  query: sql`
    WITH counted AS (
      SELECT
        grain,
        place,
        count(*) AS active,
        count(*) FILTER (seen_place IS NULL) AS new,
        count(*) FILTER (seen_place = place - 1) AS returned,
        count(*) FILTER (seen_place < place - 1) AS resurrected
      FROM ${actorPeriod} GROUP BY grain, place
    ),
    calendar AS (
      SELECT grain, place, starts_on, ends_on, is_in_window, is_complete,
        coalesce(active, 0) AS active, coalesce(new, 0) AS new, coalesce(returned, 0) AS returned,
        coalesce(resurrected, 0) AS resurrected
      FROM ${usePeriod} LEFT JOIN counted USING (grain, place)
    ),
    opened AS (
      SELECT *, coalesce(lag(active) OVER (PARTITION BY grain ORDER BY place), 0) AS opening FROM calendar
    )
    SELECT *, opening - returned AS dormant FROM opened`,
  invariants: {
    closes: (self) => sql`SELECT * FROM ${self} WHERE opening + new + resurrected - dormant <> active OR dormant < 0`,
  },
})
