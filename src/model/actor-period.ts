import { type Sql, sql } from '../engine/sql.js'
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
  // The engine takes the cut for a sharp one: were the days cut before they are joined, it would hash millions of them instead of the actors.
  query: sql`
    WITH named AS MATERIALIZED (
      SELECT actor, day
      FROM ${userDay} AS use JOIN ${actor} AS actor
        ON actor.customer_id = use.customer_id AND actor.user_id IS NOT DISTINCT FROM use.user_id
    ),
    use AS (SELECT actor, day FROM named JOIN ${window} ON day <= as_of),
    month AS (${lifeBy('month')}),
    week AS (${lifeBy('week')}),
    life AS (SELECT * FROM month UNION ALL SELECT * FROM week)
    SELECT grain, place, customer_id, user_id, actor, days, first_place, seen_place, next_place
    FROM life JOIN ${actor} USING (actor)`,
  invariants: {
    'days-within-period': (self) => sql`
      SELECT * FROM ${self} WHERE days < 1 OR days > CASE grain WHEN 'week' THEN 7 ELSE 31 END`,
  },
})

function lifeBy(grain: 'month' | 'week'): Sql {
  return sql`
    SELECT CAST(${grain} AS VARCHAR) AS grain, place, actor, days,
      first_value(place) OVER life AS first_place, lag(place) OVER life AS seen_place, lead(place) OVER life AS next_place
    FROM (
      SELECT actor, date_trunc(${grain}, day) AS starts_on, CAST(count(*) AS INTEGER) AS days FROM use GROUP BY actor, starts_on
    ) JOIN ${usePeriod} AS period USING (starts_on)
    WHERE period.grain = ${grain}
    WINDOW life AS (PARTITION BY actor ORDER BY place)`
}
