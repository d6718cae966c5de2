import { type Identifier, type Sql, sql } from '../engine/sql.js'
import { midRankClass } from './mid-rank.js'

/**
 * The score of a component, 1 to 10: by its cut points (1 below the first, 10 from the last on) where `is_absolute` says that any
 * component has some, else the decile of the base. NULL where the value is, or where other components have cut points and it has
 * none. To be spliced into the SELECT of a query without GROUP BY.
 */
export function componentScore(value: Identifier, cuts: Identifier): Sql {
  return sql`CASE WHEN NOT is_absolute THEN ${midRankClass(value, 10)}
    WHEN ${value} IS NOT NULL THEN 1 + len(list_filter(${cuts}, lambda cut: cut <= ${value})) END`
}
