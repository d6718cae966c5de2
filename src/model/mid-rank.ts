import { type Identifier, type Sql, sql } from '../engine/sql.js'

/** The share of all rows with a value that lie below one, equals by half: 0 to 1, about a half in the middle. NULL stays NULL. */
export function midRankShare(column: Identifier): Sql {
  return sql`CASE WHEN ${column} IS NOT NULL THEN (2 * (rank() OVER (PARTITION BY ${column} IS NULL ORDER BY ${column}) - 1)
    + count(*) OVER (PARTITION BY ${column})) / (2 * count(${column}) OVER ()) END`
}

/**
 * The class of a value among all rows that have one: `classes` equal classes from 1 (lowest) up, ties in the class of their
 * middle rank, so that equals are always classed alike. NULL stays NULL. To be spliced into the SELECT of a query without GROUP BY.
 */
export function midRankClass(column: Identifier, classes: number): Sql {
  return sql`CASE WHEN ${column} IS NOT NULL THEN
    CAST(${classes} AS INTEGER) * (2 * (rank() OVER (PARTITION BY ${column} IS NULL ORDER BY ${column}) - 1)
      + count(*) OVER (PARTITION BY ${column})) // (2 * count(${column}) OVER ()) + 1 END`
}
