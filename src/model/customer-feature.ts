import { type Identifier, quotedIdentifier, type Sql, sql } from '../engine/sql.js'
import { customerHealth } from './customer-health.js'
import { latestScore } from './latest-score.js'
import { defineTable } from './table.js'
import { tenure } from './tenure.js'

/**
 * One row per customer at the cut with what it is likened to others by: recurring revenue, months as a customer, days of use per
 * 30 days, latest satisfaction (0 to 1). `…_place` is each (money by its logarithm) between the 5th and 95th hundredth of all, 0 to
 * 1, NULL where not known or where all are alike; `cell` is the sixth of each that it falls into: at most 7⁴ cells, however many
 * customers.
 */
export const customerFeature = defineTable({
  name: 'customer_feature',
  key: ['customer_id'],
  query: sql`
    WITH measured AS (
      SELECT customer_id, CAST(recurring AS DECIMAL(18, 6)) AS recurring, days / 30.4375 AS months, use_days, satisfaction,
        ln(recurring) AS money
      FROM ${customerHealth} JOIN ${tenure} USING (customer_id) LEFT JOIN ${latestScore} USING (customer_id)
    ),
    reach AS (
      SELECT quantile_cont(money, [0.05, 0.95]) AS money_reach, quantile_cont(months, [0.05, 0.95]) AS tenure_reach,
        quantile_cont(use_days, [0.05, 0.95]) AS use_reach, quantile_cont(satisfaction, [0.05, 0.95]) AS satisfaction_reach
      FROM measured
    ),
    placed AS (
      SELECT *, ${placeOf(quotedIdentifier('money'), quotedIdentifier('money_reach'))} AS money_place,
        ${placeOf(quotedIdentifier('months'), quotedIdentifier('tenure_reach'))} AS tenure_place,
        ${placeOf(quotedIdentifier('use_days'), quotedIdentifier('use_reach'))} AS use_place,
        ${placeOf(quotedIdentifier('satisfaction'), quotedIdentifier('satisfaction_reach'))} AS satisfaction_place
      FROM measured, reach
    )
    SELECT customer_id, recurring, CAST(months AS DECIMAL(12, 6)) AS months, CAST(use_days AS DECIMAL(12, 6)) AS use_days,
      CAST(satisfaction AS DECIMAL(12, 9)) AS satisfaction, money_place, tenure_place, use_place, satisfaction_place,
      concat_ws('|', ${sixthOf(quotedIdentifier('money_place'))}, ${sixthOf(quotedIdentifier('tenure_place'))},
        ${sixthOf(quotedIdentifier('use_place'))}, ${sixthOf(quotedIdentifier('satisfaction_place'))}) AS cell
    FROM placed`,
  invariants: {
    'key-unique': (self) => sql`SELECT customer_id FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
    'between-0-and-1': (self) => sql`
      SELECT * FROM ${self} WHERE money_place NOT BETWEEN 0 AND 1 OR tenure_place NOT BETWEEN 0 AND 1
        OR use_place NOT BETWEEN 0 AND 1 OR satisfaction_place NOT BETWEEN 0 AND 1`,
  },
})

function placeOf(column: Identifier, reach: Identifier): Sql {
  return sql`CASE WHEN ${column} IS NOT NULL AND ${reach}[2] > ${reach}[1]
    THEN CAST(least(1, greatest(0, (${column} - ${reach}[1]) / (${reach}[2] - ${reach}[1]))) AS DECIMAL(9, 6)) END`
}

function sixthOf(place: Identifier): Sql {
  return sql`CASE WHEN ${place} IS NULL THEN '-' ELSE CAST(least(5, CAST(floor(6 * ${place}) AS INTEGER)) AS VARCHAR) END`
}
