import { type Sql, sql } from '../../engine/sql.js'
import { bound } from './bound.js'
import type { Conversion } from './conversion.js'
import { folded } from './emptiness.js'
import type { ValueForm } from './form.js'
import { monthNumbered } from './month-name.js'
import { numericInstant, period } from './period.js'

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
const plainInstant = sql`(${plainDay} || '(?:[ T]' || ${minute} || '(?:' || ${second} || ')?)?')`
const instantInUtc = sql`(${plainDay} || '[ T]' || ${minute} || ${second} || 'Z')`
const isZoned = sql`(':[0-9.:]+ ?(?:Z|UTC|' || ${offsetForm} || ')$')`
const instantWithOffset = sql`(${plainDay} || '[ T]' || ${minute} || ${second} || ${offsetForm})`

/** How a column writes its days, and whether a month or quarter in it means the last day instead of the first. */
interface DayForm extends ValueForm {
  readonly isEnd?: boolean
}

/**
 * An instant, as the TIMESTAMP of clocks in the zone of the form: year first, then month and day, with or without a time (上午,
 * 下午, AM, PM too) and an offset. A time without an offset stays as it is; a day alone is its midnight; what is finer than a microsecond is cut off.
 * Read as well: Excel's serial days from 1970 on, Unix seconds and milliseconds, months and quarters (their first day), years
 * of 民国, English names of months. Day-first and month-first dates only in the order of the form, years of two digits only where
 * limpet.yaml tells that order; years outside 1900–2199 are refused.
 */
export function instantConversion(text: Sql, form: DayForm = {}): Conversion {
  return { value: instant(text, form), failure: failure(text, form) }
}

/** A day, as a DATE. Of an instant it is the day in the zone of the form; of a time without an offset, the day that is written. */
export function dayConversion(text: Sql, form: DayForm = {}): Conversion {
  return {
    value: sql`CASE
      WHEN regexp_full_match(${text}, ${plainDay}) THEN try_cast(${text} AS DATE)
      ELSE CAST(${instant(text, form)} AS DATE) END`,
    failure: failure(text, form),
  }
}

function instant(text: Sql, form: DayForm): Sql {
  const rare = bound(
    folded(text),
    'cell',
    (cell) =>
      sql`coalesce(${anyForm(cell, form, knownYears)}, ${numericInstant(cell, (unix) => inZone(unix, form))}, ${period(cell, form.isEnd === true)})`,
  )
  return sql`CASE
    WHEN regexp_full_match(${text}, ${plainInstant}) THEN try_cast(${text} AS TIMESTAMP)
    WHEN regexp_full_match(${text}, ${instantInUtc}) THEN ${inZone(sql`try_cast(${text} AS TIMESTAMP)`, form)}
    WHEN regexp_full_match(${text}, ${instantWithOffset})
      THEN ${inZone(sql`make_timestamp(epoch_us(try_cast(${text} AS TIMESTAMPTZ)))`, form)}
    ELSE ${rare} END`
}

/** A TIMESTAMP in UTC as clocks in the zone of the form show it: its summer time is the engine's business. */
function inZone(utc: Sql, { zone }: DayForm): Sql {
  return zone === undefined ? utc : sql`timezone(${zone}, timezone('UTC', ${utc}))`
}

function failure(text: Sql, form: DayForm): Sql {
  const any = bound(folded(text), 'cell', (cell) => anyForm(cell, form, anyYear))
  return sql`CASE WHEN ${any} IS NULL THEN 'not-a-date' ELSE 'out-of-range' END`
}

/** Every accepted form, rewritten as ISO and cast; a cast to TIMESTAMP drops the offset, so it is subtracted here. */
function anyForm(cell: Sql, form: DayForm, year: Sql): Sql {
  return bound(yearFirst(cell, form), 'ordered', (ordered) =>
    bound(hourLast(ordered), 'marked', (marked) =>
      bound(inTwentyFourHours(ordered, marked), 'plain', (plain) => isoForm(plain, form, year)),
    ),
  )
}

function isoForm(cell: Sql, form: DayForm, year: Sql): Sql {
  const time = sql`${clock} || ${zone}`
  const shape = sql`${year} || '(?:' || ${separatedDay} || '(?:(?:T| +)' || ${time} || ')?|' ||
    ${chineseDay} || '(?: *' || ${time} || ')?|[0-9]{4}(?:[01][0-9]|2[0-3])[0-5][0-9][0-5][0-9])'`
  const compact = sql`regexp_replace(${cell}, '^([0-9]{8})([0-9]{2})([0-9]{2})([0-9]{2})$', '\\1 \\2:\\3:\\4')`
  const local = sql`trim(regexp_replace(${compact},
    '^([0-9]{4})[^0-9]?([0-9]{1,2})[^0-9]?([0-9]{1,2})日?[T ]*((?:' || ${clock} || ')?).*$', '\\1-\\2-\\3 \\4'))`
  const utc = sql`try_cast(${local} AS TIMESTAMP) - ${offset(cell)}`
  const zoned =
    form.zone === undefined
      ? utc
      : sql`CASE WHEN regexp_matches(${cell}, ${isZoned}) THEN ${inZone(utc, form)} ELSE ${utc} END`
  return sql`CASE WHEN regexp_full_match(${cell}, ${shape}) THEN ${zoned} END`
}

/** Named months and day-first and month-first dates in the order of ISO, and the years of 民国 in those of the common era. */
function yearFirst(cell: Sql, { dates, hasShortYears }: DayForm): Sql {
  const era = sql`CASE WHEN regexp_matches(${cell}, '^民国[0-9]{1,3}年')
    THEN CAST(1911 + CAST(regexp_extract(${cell}, '^民国([0-9]+)', 1) AS INTEGER) AS VARCHAR) || substr(${cell}, strpos(${cell}, '年'))
    ELSE ${monthNumbered(cell)} END`
  if (dates === undefined) return era
  const order = dates === 'day-first' ? '\\3-\\2-\\1\\4' : '\\3-\\1-\\2\\4'
  const dated = hasShortYears === true ? withCentury(era) : era
  return sql`regexp_replace(${dated}, '^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})((?:[ T].*)?)$', ${order})`
}

/** A year of two digits, the last part of a day, as one from 1970 to 2069. */
function withCentury(cell: Sql): Sql {
  const start = sql`'^([0-9]{1,2}[/.-][0-9]{1,2}[/.-])'`
  const end = sql`'((?:[ T].*)?)$'`
  return sql`regexp_replace(regexp_replace(${cell}, ${start} || '([0-6][0-9])' || ${end}, '\\120\\2\\3'),
    ${start} || '([7-9][0-9])' || ${end}, '\\119\\2\\3')`
}

/** 上午 and 下午 behind the hour, where AM and PM stand. */
function hourLast(cell: Sql): Sql {
  return sql`regexp_replace(${cell}, '^(.*[0-9日]) *(上午|下午) *([0-9]{1,2}:[0-9:.]+)$', '\\1 \\3 \\2')`
}

/** 上午 and 下午, AM and PM, told by the hour; an hour that does not exist on such a clock stays, and is refused. */
function inTwentyFourHours(cell: Sql, marked: Sql): Sql {
  const hour = sql`CAST(regexp_extract(${marked}, ' ([0-9]{1,2}):[0-9:.]+ *(?:上午|下午|[AaPp][Mm])$', 1) AS INTEGER)`
  const isLate = sql`regexp_matches(${marked}, '(?:下午|[Pp][Mm])$')`
  const moved = sql`regexp_replace(regexp_replace(${marked}, ' *(?:上午|下午|[AaPp][Mm])$', ''), ' [0-9]{1,2}:',
    ' ' || CAST(${hour} % 12 + CASE WHEN ${isLate} THEN 12 ELSE 0 END AS VARCHAR) || ':')`
  return sql`CASE WHEN regexp_matches(${marked}, ' (?:0?[1-9]|1[0-2]):[0-9:.]+ *(?:上午|下午|[AaPp][Mm])$') THEN ${moved} ELSE ${cell} END`
}

function offset(cell: Sql): Sql {
  const written = sql`replace(regexp_extract(${cell}, ':[0-9.:]+ ?([+-][0-9:]+)$', 1), ':', '')`
  return bound(
    written,
    'written',
    (zoned) => sql`to_minutes(coalesce(60 * try_cast(left(${zoned}, 3) AS INTEGER), 0)
    + coalesce(try_cast(left(${zoned}, 1) || nullif(substr(${zoned}, 4), '') AS INTEGER), 0))`,
  )
}
