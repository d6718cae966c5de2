import { sql } from '../engine/sql.js'
import { actor } from './actor.js'
import { defineTable } from './table.js'
import { usePeriod } from './use-period.js'
import { userDay } from './user-day.js'
import { window } from './window.js'

/**
 * Actor × period with at least one login, weeks and months, over the whole history up to the cut: on how many days the actor
 * came, and the places of its first period, of the one that it came in before (NULL: none) and of the next (NULL: none).
 */
export const actorPeriod = defineTable({
  name: 'actor_period',
  key: ['grain', 'place', 'actor'],
  query: sql`
    WITH use AS (
      SELECT actor, day
      FROM ${userDay} AS use JOIN ${actor} AS actor
        ON actor.customer_id = use.customer_id AND actor.user_id IS NOT DISTINCT FROM use.user_id
      JOIN ${window} ON day <= as_of
    ),
    counted AS (
      SELECT 'month' AS grain, CAST(date_trunc('month', day) AS DATE) AS starts_on, actor, count(*) AS days
      FROM use GROUP BY ALL
      UNION ALL
      SELECT 'week' AS grain, CAST(date_trunc('week', day) AS DATE) AS starts_on, actor, count(*) AS days
      FROM use GROUP BY ALL
    )
    SELECT grain, place, customer_id, user_id, actor, CAST(days AS INTEGER) AS days,
      first_value(place) OVER life AS first_place, lag(place) OVER life AS seen_place, lead(place) OVER life AS next_place
    FROM counted JOIN ${usePeriod} USING (grain, starts_on) JOIN ${actor} USING (actor)
    WINDOW life AS (PARTITION BY grain, actor ORDER BY place)`,
  invariants: {
    'days-within-period': (self) => sql`
      SELECT * FROM ${self} WHERE days < 1 OR days > CASE grain WHEN 'week' THEN 7 ELSE 31 END`,
  },
})
