import { type Sql, sql } from '../../engine/sql.js'

const wide = sql`'！＂＃＄％＆＇（）＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～'`
const narrow = sql`'!"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_\`abcdefghijklmnopqrstuvwxyz{|}~'`

/**
 * A cell without what stands around it in exports: ASCII white space, no-break, zero-width and ideographic spaces, byte order
 * marks, and the backticks by which payment bills keep a spreadsheet from reading numbers.
 */
export function trimmed(text: Sql): Sql {
  return sql`trim(${text}, ' \t\r\n\u00a0\u200b\u3000\ufeff\`')`
}

/** The same, with full-width letters, digits and signs as their ordinary forms. */
export function folded(text: Sql): Sql {
  return sql`translate(${trimmed(text)}, ${wide}, ${narrow})`
}

const blank = sql`'[ \t\r\n\u00a0\u200b\u3000\ufeff\`]*'`
const nothing = sql`'-|--|—|/|null|[(]null[)]|#?n/a|\\\\n|空|[(（]空[)）]|未填写|[(（]跳过[)）]'`

/**
 * True where a cell says nothing: missing, blank, or one of the spellings of "nothing here" that exports use. It holds for
 * ids and free text too: a customer called `null` or `-` would merge every row without a customer into one large customer.
 */
export function isEmpty(text: Sql): Sql {
  return sql`coalesce(regexp_full_match(${text}, '(?i)' || ${blank} || '(?:|无|' || ${nothing} || ')' || ${blank}), true)`
}

/** The same for yes and no, where 无 is a no. */
export function isEmptyAnswer(text: Sql): Sql {
  return sql`coalesce(regexp_full_match(${text}, '(?i)' || ${blank} || '(?:|' || ${nothing} || ')' || ${blank}), true)`
}
