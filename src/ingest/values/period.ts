import { type Sql, sql } from '../../engine/sql.js'
import { bound } from './bound.js'

/**
 * A day or an instant that is written as a number: Excel's days since 1899-12-30 from 1970 to 2064, to the second, and Unix
 * time of ten digits (seconds) or thirteen (milliseconds), from 2001 to 2033, which is UTC and goes through `ofUnix`. Other
 * numbers are NULL.
 */
export function numericInstant(cell: Sql, ofUnix: (utc: Sql) => Sql): Sql {
  return sql`CASE
    WHEN regexp_full_match(${cell}, '[2-5][0-9]{4}(?:[.][0-9]+)?') AND try_cast(${cell} AS DOUBLE) >= 25569
      THEN make_timestamp(CAST(round((try_cast(${cell} AS DOUBLE) - 25569) * 86400) AS BIGINT) * 1000000)
    WHEN regexp_full_match(${cell}, '1[0-9]{9}') THEN ${ofUnix(sql`make_timestamp(try_cast(${cell} AS BIGINT) * 1000000)`)}
    WHEN regexp_full_match(${cell}, '1[0-9]{12}') THEN ${ofUnix(sql`make_timestamp(try_cast(${cell} AS BIGINT) * 1000)`)} END`
}

/** The first day of a month or a quarter, or its last one: `2024年3月`, `2024-03`, `2024年第1季度`, `2024Q1`, 一季度. */
export function period(cell: Sql, isEnd: boolean): Sql {
  const month = sql`regexp_extract(${cell}, '^((?:19|20|21)[0-9]{2})(?:年|[-/])(0?[1-9]|1[0-2])月?(?:份)?$', ['year', 'part'])`
  const quarter = sql`regexp_extract(translate(${cell}, '一二三四', '1234'),
    '^((?:19|20|21)[0-9]{2})(?:年? *第?([1-4])季度?|[- ]?[Qq]([1-4]))$', ['year', 'chinese', 'part'])`
  const ofMonth = bound(
    month,
    'month',
    (parts) => sql`make_date(try_cast(${parts}.year AS INTEGER), try_cast(${parts}.part AS INTEGER), 1)`,
  )
  const ofQuarter = bound(
    quarter,
    'quarter',
    (parts) => sql`make_date(try_cast(${parts}.year AS INTEGER),
    3 * try_cast(${parts}.chinese || ${parts}.part AS INTEGER) - 2, 1)`,
  )
  const day = isEnd
    ? sql`coalesce(last_day(${ofMonth}), last_day(${ofQuarter} + INTERVAL 2 MONTH))`
    : sql`coalesce(${ofMonth}, ${ofQuarter})`
  return sql`CAST(${day} AS TIMESTAMP)`
}
