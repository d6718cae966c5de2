import { joined, type Sql, sql } from '../../engine/sql.js'
import type { Column } from '../dataset.js'
import type { Conversion } from './conversion.js'
import { numberConversion } from './decimal.js'
import { folded } from './emptiness.js'

const answers = {
  true: ['t', 'yes', 'y', '1', '是', '有', '成功', '√', '✓'],
  false: ['f', 'no', 'n', '0', '否', '无', '失败', '×', '✗'],
}

/** Yes or no, as BOOLEAN, in the spellings of exports; 有 and 无 are yes and no. */
export function booleanConversion(text: Sql): Conversion {
  return { value: sql`CAST(${wordOf(answers, text)} AS BOOLEAN)`, failure: sql`'not-a-boolean'` }
}

/** One of the column's words, by any of its spellings; case, spaces, hyphens and underscores don't matter. */
export function categoryConversion(words: NonNullable<Column['words']>, text: Sql): Conversion {
  return { value: wordOf(words, text), failure: sql`'unknown-word'` }
}

/** A number, as DOUBLE, or one of the words that stand for one: 非常满意 is 5. */
export function scoreConversion(scores: NonNullable<Column['scores']>, text: Sql): Conversion {
  const { value, failure } = numberConversion(text)
  return { value: sql`coalesce(${value}, try_cast(${wordOf(scores, text)} AS DOUBLE))`, failure }
}

/** How a spelling is compared: as `comparable` does to a cell. */
export function normalisedWord(spelling: string): string {
  return spelling.toLowerCase().replaceAll(/[ _-]/g, '')
}

function comparable(text: Sql): Sql {
  return sql`translate(lower(${folded(text)}), ' _-', '')`
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
