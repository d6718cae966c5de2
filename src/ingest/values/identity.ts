import { type Sql, sql } from '../../engine/sql.js'
import type { Conversion } from './conversion.js'
import { folded, isEmpty, trimmed } from './emptiness.js'

const ordinary = sql`'(?:[^\\PL！-～]|[^\\PN！-～])'`
/** Most ids, and the cheapest pattern to match. */
const plainId = sql`'[A-Za-z_-]*[0-9][A-Za-z0-9_.:@-]*'`
/** Nothing to trim, to fold or to suspect. */
const usualId = sql`('[A-Za-z0-9_.:@-]*[0-9][A-Za-z0-9_.:@-]*|' || ${ordinary} || '[^+！-～]{3,}' || ${ordinary})`

/**
 * An id: its text without the blanks around it and in ordinary width, never a number, so that leading zeros and long ids
 * survive. What a spreadsheet made of an id (`1.03E+13`, `#REF!`, `####`) is refused: different ids may have become the same
 * text.
 */
export function idConversion(text: Sql): Conversion {
  const cell = folded(text)
  return {
    value: sql`CASE
      WHEN regexp_full_match(${text}, ${plainId}) THEN ${text}
      WHEN regexp_full_match(${text}, ${usualId}) THEN ${text}
      WHEN ${isEmpty(text)} THEN NULL
      WHEN regexp_full_match(${cell}, '[0-9](?:[.][0-9]+)?[eE][+][0-9]{2,}|#(?:REF!|N/A|NAME[?]|VALUE!|DIV/0!|NULL!|NUM!|SPILL!|CALC!)|#+') THEN NULL
      ELSE ${cell} END`,
    failure: sql`'id-damaged'`,
  }
}

/** Free text without the blanks around it; a cell that says nothing is NULL. */
export function textConversion(text: Sql): Conversion {
  return {
    value: sql`CASE
      WHEN regexp_full_match(${text}, '[\\pL\\pN].{3,}[\\pL\\pN]') THEN ${text}
      WHEN ${isEmpty(text)} THEN NULL
      ELSE ${trimmed(text)} END`,
    failure: sql`NULL`,
  }
}
