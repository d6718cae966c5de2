import { joined, type Sql, sql } from '../../engine/sql.js'
import type { Column } from '../dataset.js'
import type { Conversion } from './conversion.js'
import { trimmed } from './emptiness.js'

const answers = {
  true: ['t', 'yes', 'y', '1', '是', '有', '√', '✓'],
  false: ['f', 'no', 'n', '0', '否', '无', '×', '✗'],
}

/** Yes or no, as BOOLEAN, in the spellings of exports; 有 and 无 are yes and no. */
export function booleanConversion(text: Sql): Conversion {
  return { value: sql`CAST(${wordOf(answers, text)} AS BOOLEAN)`, failure: sql`'not-a-boolean'` }
}

/** One of the column's words, by any of its spellings; case, spaces, hyphens and underscores don't matter. */
export function categoryConversion(words: NonNullable<Column['words']>, text: Sql): Conversion {
  return { value: wordOf(words, text), failure: sql`'unknown-word'` }
}

/** How a spelling is compared: as `comparable` does to a cell. */
export function normalisedWord(spelling: string): string {
  return spelling.toLowerCase().replaceAll(/[ _-]/g, '')
}

function comparable(text: Sql): Sql {
  return sql`translate(lower(${trimmed(text)}), ' _-', '')`
}

/** The cheap comparison first; lists and not IN, of which the optimiser makes a join that costs far more. */
function wordOf(words: NonNullable<Column['words']>, text: Sql): Sql {
  const pairs = Object.entries(words).flatMap(([word, others]) =>
    [word, ...others].map((spelling) => ({ spelling, word })),
  )
  const list = (values: readonly string[]): Sql => sql`[${joined(values, ', ')}]`
  const found = (cell: Sql, form: (spelling: string) => string): Sql =>
    sql`list_extract(${list(pairs.map(({ word }) => word))},
      list_position(${list(pairs.map(({ spelling }) => form(spelling)))}, ${cell}))`
  const lowered = found(sql`lower(${text})`, (spelling) => spelling.toLowerCase())
  return sql`coalesce(${lowered}, ${found(comparable(text), normalisedWord)})`
}
