import { type Sql, sql } from '../../engine/sql.js'
import type { Conversion } from './conversion.js'
import { trimmed } from './emptiness.js'

const knownYears = sql`'(?:19|20|21)[0-9]{2}'`
const anyYear = sql`'[0-9]{4}'`
const minute = sql`'(?:[01]?[0-9]|2[0-3]):[0-5][0-9]'`
const second = sql`':[0-5][0-9](?:[.][0-9]+)?'`
const clock = sql`(${minute} || '(?:' || ${second} || ')?')`
const offsetForm = sql`'[+-](?:0[0-9]|1[0-4])(?::?[0-5][0-9])?'`
const zone = sql`('(?: ?(?:Z|UTC|' || ${offsetForm} || '))?')`
const separatedDay = sql`'(?:-[0-9]{1,2}-[0-9]{1,2}|/[0-9]{1,2}/[0-9]{1,2}|[.][0-9]{1,2}[.][0-9]{1,2}|[0-9]{4})'`
const chineseDay = sql`'年[0-9]{1,2}月[0-9]{1,2}日'`
/** What the engine casts rightly by itself; every other form is rewritten first, at ten times the cost. */
const plainDay = sql`(${knownYears} || '(?:-[0-9]{1,2}-|/[0-9]{1,2}/)[0-9]{1,2}')`
const plainInstant = sql`(${plainDay} || '(?:[ T]' || ${minute} || '(?:' || ${second} || 'Z?)?)?')`
const instantWithOffset = sql`(${plainDay} || '[ T]' || ${minute} || ${second} || ${offsetForm})`

/**
 * An instant, as a TIMESTAMP in UTC: year first, then month and day, with or without a time and an offset. A time without
 * an offset stays as it is; a day alone is its midnight; what is finer than a microsecond is cut off. Day-first and
 * month-first dates are refused, and so are years outside 1900–2199.
 */
export function instantConversion(text: Sql): Conversion {
  return { value: instant(text), failure: failure(text) }
}

/** A day, as a DATE. Of an instant it is the day in UTC; of a time without an offset, the day that is written. */
export function dayConversion(text: Sql): Conversion {
  return {
    value: sql`CASE
      WHEN regexp_full_match(${text}, ${plainDay}) THEN try_cast(${text} AS DATE)
      ELSE CAST(${instant(text)} AS DATE) END`,
    failure: failure(text),
  }
}

function instant(text: Sql): Sql {
  return sql`CASE
    WHEN regexp_full_match(${text}, ${plainInstant}) THEN try_cast(${text} AS TIMESTAMP)
    WHEN regexp_full_match(${text}, ${instantWithOffset}) THEN make_timestamp(epoch_us(try_cast(${text} AS TIMESTAMPTZ)))
    ELSE ${anyForm(trimmed(text), knownYears)} END`
}

function failure(text: Sql): Sql {
  return sql`CASE WHEN ${anyForm(trimmed(text), anyYear)} IS NULL THEN 'not-a-date' ELSE 'out-of-range' END`
}

/** Every accepted form, rewritten as ISO and cast; a cast to TIMESTAMP drops the offset, so it is subtracted here. */
function anyForm(cell: Sql, year: Sql): Sql {
  const time = sql`${clock} || ${zone}`
  const form = sql`${year} || '(?:' || ${separatedDay} || '(?:(?:T| +)' || ${time} || ')?|' ||
    ${chineseDay} || '(?: *' || ${time} || ')?)'`
  const local = sql`trim(regexp_replace(${cell},
    '^([0-9]{4})[^0-9]?([0-9]{1,2})[^0-9]?([0-9]{1,2})日?[T ]*((?:' || ${clock} || ')?).*$', '\\1-\\2-\\3 \\4'))`
  return sql`CASE WHEN regexp_full_match(${cell}, ${form}) THEN try_cast(${local} AS TIMESTAMP) - ${offset(cell)} END`
}

function offset(cell: Sql): Sql {
  const written = sql`replace(regexp_extract(${cell}, ':[0-9.:]+ ?([+-][0-9:]+)$', 1), ':', '')`
  return sql`to_minutes(coalesce(60 * try_cast(left(${written}, 3) AS INTEGER), 0)
    + coalesce(try_cast(left(${written}, 1) || nullif(substr(${written}, 4), '') AS INTEGER), 0))`
}
