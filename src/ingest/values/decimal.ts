import { type Sql, sql } from '../../engine/sql.js'
import type { Conversion } from './conversion.js'
import { trimmed } from './emptiness.js'

const digits = sql`'(?:(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+)(?:[.][0-9]+)?|[.][0-9]+)'`
const symbol = sql`'[¥￥$€£]?'`
const amount = sql`'(?:[+-]? *' || ${symbol} || ' *' || ${digits} || '|' || ${symbol} || ' *[+-]' || ${digits} ||
  '|' || ${symbol} || ' *[(] *' || ${symbol} || ' *' || ${digits} || ' *[)])'`

/**
 * An amount of money in major units, as DECIMAL(18,4): a point for the decimals, commas only between groups of three, at
 * most 4 decimals that are not zero and 14 digits before them; a sign, accounting parentheses or a currency symbol may
 * stand around it. Decimal commas, exponents and units such as 万 are refused, never guessed.
 */
export function amountConversion(text: Sql): Conversion {
  const cell = trimmed(text)
  const magnitude = sql`regexp_replace(regexp_replace(${cell}, '[^0-9.]', '', 'g'), '([.][0-9]{4})0+$', '\\1')`
  const sign = sql`CASE WHEN regexp_matches(${cell}, '[-(]') THEN '-' ELSE '' END`
  return {
    value: sql`CASE
      WHEN regexp_full_match(${text}, '-?[0-9]{1,14}(?:[.][0-9]{1,4})?') THEN try_cast(${text} AS DECIMAL(18,4))
      WHEN regexp_full_match(${text}, '[¥￥$€£]?(?:[1-9][0-9]{0,2}(?:,[0-9]{3}){0,3}|[0-9]{1,12})(?:[.][0-9]{1,4})?')
        THEN try_cast(replace(ltrim(${text}, '¥￥$€£'), ',', '') AS DECIMAL(18,4))
      WHEN regexp_full_match(${cell}, ${amount}) AND regexp_full_match(${magnitude}, '[0-9]{0,14}(?:[.][0-9]{1,4})?')
        THEN try_cast(${sign} || ${magnitude} AS DECIMAL(18,4)) END`,
    failure: sql`CASE
      WHEN NOT regexp_full_match(${cell}, ${amount}) THEN 'not-an-amount'
      WHEN regexp_matches(${magnitude}, '^[0-9]{15}') THEN 'out-of-range'
      ELSE 'too-many-decimals' END`,
  }
}

/** A finite number, as DOUBLE: plain digits with a decimal point, at most 15 digits before it, no exponent, no commas. */
export function numberConversion(text: Sql): Conversion {
  const plain = sql`'[+-]?(?:[0-9]+(?:[.][0-9]+)?|[.][0-9]+)'`
  return {
    value: sql`CASE
      WHEN regexp_full_match(${text}, '-?[0-9]{1,15}(?:[.][0-9]+)?') THEN try_cast(${text} AS DOUBLE)
      WHEN regexp_full_match(${trimmed(text)}, '[+-]?(?:[0-9]{1,15}(?:[.][0-9]+)?|[.][0-9]+)')
        THEN try_cast(${trimmed(text)} AS DOUBLE) END`,
    failure: sql`CASE WHEN regexp_full_match(${trimmed(text)}, ${plain}) THEN 'out-of-range' ELSE 'not-a-number' END`,
  }
}
