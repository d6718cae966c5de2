import { sql } from '../engine/sql.js'
import { planMonth } from './plan-month.js'
import { defineTable } from './table.js'

/**
 * How high a plan stands: the median of what its customers pay a month, per seat where every row of the base states seats. A
 * change to a plan of a higher level is a rise, whatever it does to the customer's bill.
 */
export const planLevel = defineTable({
  name: 'plan_level',
  key: ['plan'],
  query: sql`
    WITH priced AS (
      SELECT plan, recurring, seats, bool_and(coalesce(seats > 0, false)) OVER () AS is_per_seat FROM ${planMonth}
    )
    SELECT plan, median(CASE WHEN is_per_seat THEN recurring / seats ELSE CAST(recurring AS DOUBLE) END) AS level
    FROM priced GROUP BY plan`,
})
