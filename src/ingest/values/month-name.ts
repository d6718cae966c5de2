import { type Sql, sql } from '../../engine/sql.js'

const month = sql`'(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)[.]?'`
const day = sql`'([0-9]{1,2})(?:st|nd|rd|th)?'`
const year = sql`'([0-9]{4})'`
const rest = sql`'(?:,? +(.*))?$'`
const dayFirst = sql`('(?i)^' || ${day} || '[ /-]?' || ${month} || '(?:[ /-]|, )?' || ${year} || ${rest})`
const monthFirst = sql`('(?i)^' || ${month} || '[ -]' || ${day} || '(?:,? +|-)' || ${year} || ${rest})`

/** A day with the name of its month, as `03-Mar-2024`, `3 March 2024` or `Mar 3, 2024`, in the order of ISO; any other cell as it is. */
export function monthNumbered(cell: Sql): Sql {
  const parts = (form: Sql, names: Sql): Sql => sql`regexp_extract(${cell}, ${form}, ${names})`
  const iso = (found: Sql): Sql =>
    sql`trim(${found}.year || '-' || CAST(strpos('janfebmaraprmayjunjulaugsepoctnovdec', lower(left(${found}.month, 3))) // 3 + 1 AS VARCHAR)
      || '-' || ${found}.day || ' ' || ${found}.rest)`
  return sql`CASE
    WHEN NOT regexp_matches(${cell}, '[A-Za-z]{3}') THEN ${cell}
    WHEN regexp_matches(${cell}, ${dayFirst}) THEN ${iso(parts(dayFirst, sql`['day', 'month', 'year', 'rest']`))}
    WHEN regexp_matches(${cell}, ${monthFirst}) THEN ${iso(parts(monthFirst, sql`['month', 'day', 'year', 'rest']`))}
    ELSE ${cell} END`
}
