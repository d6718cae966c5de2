import { type Sql, sql } from '../../engine/sql.js'
import { bound } from './bound.js'
import type { Conversion } from './conversion.js'
import { folded } from './emptiness.js'
import type { ValueForm } from './form.js'

const pointDigits = sql`'(?:(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+)(?:[.][0-9]+)?|[.][0-9]+)'`
const commaDigits = sql`'(?:(?:[1-9][0-9]{0,2}(?:[. \u00a0\u202f''’][0-9]{3})+|[0-9]+)(?:,[0-9]+)?|,[0-9]+)'`
const code = sql`'(?:CNY|RMB|USD|EUR|GBP|JPY|HKD|TWD|NTD|SGD|AUD|CAD|CHF|KRW|INR)'`
const sign = sql`'(?:US|HK|NT|A|C|S)?[$]|[¥￥€£]'`
const word = sql`'人民币|美元|港元|欧元|英镑|日元'`
const symbol = sql`('(?:' || ${sign} || '|' || ${code} || '|' || ${word} || ')?')`
const unit = sql`('(?: *(?:千万|百万|万|萬|亿|億|千))?(?: *(?:元整|元|圆|' || ${sign} || '|' || ${code} || '|' || ${word} || '))?')`

/** What stands for a currency in an amount, for example `US$` or 元; an empty text where nothing does. */
export function currencyMark(cell: Sql): Sql {
  return sql`regexp_extract(${cell}, ${sign} || '|' || ${code} || '|' || ${word} || '|元|圆')`
}

/**
 * An amount of money in major units, as DECIMAL(18,4): a point for the decimals, commas only between groups of three, at
 * most 4 decimals that are not zero and 14 digits before them; a sign, accounting parentheses, a currency, 万 or 亿 may
 * stand around it. In another form only where that of the column says so. Exponents are refused; nothing is rounded.
 */
export function amountConversion(text: Sql, form: ValueForm = {}): Conversion {
  const any = bound(folded(text), 'cell', (cell) =>
    bound(exactAmount(cell, form), 'exact', (exact) =>
      bound(
        sql`try_cast(${exact} AS DECIMAL(18,4))`,
        'kept',
        (kept) => sql`CASE WHEN ${isAmount(cell, form)} AND ${kept} = ${exact} THEN ${kept} END`,
      ),
    ),
  )
  const failure = bound(folded(text), 'cell', (cell) =>
    bound(
      exactAmount(cell, form),
      'exact',
      (exact) => sql`CASE
      WHEN NOT ${isAmount(cell, form)} THEN 'not-an-amount'
      WHEN regexp_matches(${magnitudeOf(cell, form)}, '^[0-9]{15}')
        OR (${exact} IS NOT NULL AND try_cast(${exact} AS DECIMAL(18,4)) IS NULL) THEN 'out-of-range'
      ELSE 'too-many-decimals' END`,
    ),
  )
  const isPlain = form.decimals === undefined && form.factor === undefined
  return { value: isPlain ? sql`CASE ${plainAmounts(text)} ELSE ${any} END` : any, failure }
}

/** The amount with ten decimals, all that were written; NULL where it has more digits than that. */
function exactAmount(cell: Sql, form: ValueForm): Sql {
  return bound(
    magnitudeOf(cell, form),
    'magnitude',
    (magnitude) =>
      sql`CASE WHEN regexp_full_match(${magnitude}, '[0-9]{0,14}(?:[.][0-9]{1,10})?')
      THEN try_cast(${minus(cell)} || ${magnitude} AS DECIMAL(24,10)) * ${multiplier(cell, form)} END`,
  )
}

/** What most exports write, read at a tenth of the cost. */
function plainAmounts(text: Sql): Sql {
  return sql`
      WHEN regexp_full_match(${text}, '-?[0-9]{1,14}(?:[.][0-9]{1,4})?') THEN try_cast(${text} AS DECIMAL(18,4))
      WHEN regexp_full_match(${text}, '[¥￥$€£]?(?:[1-9][0-9]{0,2}(?:,[0-9]{3}){0,3}|[0-9]{1,12})(?:[.][0-9]{1,4})?')
        THEN try_cast(replace(ltrim(${text}, '¥￥$€£'), ',', '') AS DECIMAL(18,4))`
}

function isAmount(cell: Sql, form: ValueForm): Sql {
  const digits = form.decimals === 'comma' ? commaDigits : pointDigits
  const behind = form.factor === undefined ? unit : sql`'(?: *(?:元|圆))?'`
  return sql`regexp_full_match(${cell}, '(?:[+-]? *' || ${symbol} || ' *' || ${digits} || ${behind} || '|' || ${symbol} ||
    ' *[+-]' || ${digits} || ${behind} || '|' || ${symbol} || ' *[(] *' || ${symbol} || ' *' || ${digits} || ${behind} || ' *[)])')`
}

function magnitudeOf(cell: Sql, { decimals }: ValueForm): Sql {
  const digits =
    decimals === 'comma'
      ? sql`replace(regexp_replace(${cell}, '[^0-9,]', '', 'g'), ',', '.')`
      : sql`regexp_replace(${cell}, '[^0-9.]', '', 'g')`
  return sql`regexp_replace(${digits}, '([.][0-9]{4,}?)0+$', '\\1')`
}

function minus(cell: Sql): Sql {
  return sql`CASE WHEN regexp_matches(${cell}, '[-(]') THEN '-' ELSE '' END`
}

function multiplier(cell: Sql, { factor }: ValueForm): Sql {
  if (factor !== undefined) return sql`CAST(CAST(${String(factor)} AS VARCHAR) AS DECIMAL(11,2))`
  return sql`CAST(CASE WHEN regexp_matches(${cell}, '[亿億]') THEN 100000000 WHEN contains(${cell}, '千万') THEN 10000000
    WHEN contains(${cell}, '百万') THEN 1000000 WHEN regexp_matches(${cell}, '[万萬]') THEN 10000
    WHEN contains(${cell}, '千') THEN 1000 ELSE 1 END AS DECIMAL(11,2))`
}

/** A finite number, as DOUBLE: plain digits with a decimal point, at most 15 digits before it, no exponent, no commas. */
export function numberConversion(text: Sql, { factor }: ValueForm = {}): Conversion {
  const cell = folded(text)
  const plain = sql`'[+-]?(?:[0-9]+(?:[.][0-9]+)?|[.][0-9]+)'`
  const number = sql`CASE
      WHEN regexp_full_match(${text}, '-?[0-9]{1,15}(?:[.][0-9]+)?') THEN try_cast(${text} AS DOUBLE)
      WHEN regexp_full_match(${cell}, '[+-]?(?:[0-9]{1,15}(?:[.][0-9]+)?|[.][0-9]+)') THEN try_cast(${cell} AS DOUBLE) END`
  return {
    value: factor === undefined ? number : sql`${number} * CAST(${factor} AS DOUBLE)`,
    failure: sql`CASE WHEN regexp_full_match(${cell}, ${plain}) THEN 'out-of-range' ELSE 'not-a-number' END`,
  }
}
