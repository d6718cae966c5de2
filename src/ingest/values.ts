import { type Sql, sql } from '../engine/sql.js'
import type { Column, ColumnType } from './dataset.js'
import type { Conversion } from './values/conversion.js'
import { amountConversion, numberConversion } from './values/decimal.js'
import { isEmpty, isEmptyAnswer } from './values/emptiness.js'
import { idConversion, textConversion } from './values/identity.js'
import { dayConversion, instantConversion } from './values/time.js'
import { booleanConversion, categoryConversion, scoreConversion } from './values/word.js'

export { isEmpty } from './values/emptiness.js'

/** A converted cell: `value` is typed or NULL; `reason` is NULL for a good or an empty cell, else why it was refused. */
interface Cast {
  readonly value: Sql
  readonly reason: Sql
}

/** The SQL type of the values of a column. */
export const valueType: Readonly<Record<ColumnType, Sql>> = {
  id: sql`VARCHAR`,
  text: sql`VARCHAR`,
  category: sql`VARCHAR`,
  day: sql`DATE`,
  instant: sql`TIMESTAMP`,
  money: sql`DECIMAL(18,4)`,
  number: sql`DOUBLE`,
  boolean: sql`BOOLEAN`,
}

const formats: Readonly<Record<ColumnType, string>> = {
  id: 'as-written',
  text: 'as-written',
  category: 'words',
  day: 'year-month-day',
  instant: 'year-month-day-time',
  money: 'decimal-point',
  number: 'decimal-point',
  boolean: 'yes-no',
}

/** In which form the values of a column are read: a code for the ledger. */
export function formatOf({ type, form }: Column): string {
  const { dates, decimals, factor } = form ?? {}
  const written = dates ?? (decimals === undefined ? formats[type] : 'decimal-comma')
  return factor === undefined ? written : `${written} × ${factor}`
}

/**
 * How the text of a cell becomes a value of its column. Nothing is rounded, cut or turned into NaN: a cell that can't be
 * read as it stands is NULL with a reason. `converted` names a column that already holds the value; without it the reason
 * converts for itself.
 */
export function castExpression(column: Column, text: Sql, converted?: Sql): Cast {
  const { value, failure } = conversion(column, text)
  const empty = column.type === 'boolean' ? isEmptyAnswer(text) : isEmpty(text)
  const reason = sql`CASE WHEN ${converted ?? value} IS NOT NULL THEN NULL WHEN ${empty} THEN NULL ELSE ${failure} END`
  return { value, reason }
}

function conversion(column: Column, text: Sql): Conversion {
  switch (column.type) {
    case 'id':
      return idConversion(text)
    case 'text':
      return textConversion(text)
    case 'category':
      return categoryConversion(column.words ?? {}, text)
    case 'day':
      return dayConversion(text, { ...column.form, isEnd: column.isEnd === true })
    case 'instant':
      return instantConversion(text, column.form)
    case 'money':
      return amountConversion(text, column.form)
    case 'number':
      return column.scores === undefined ? numberConversion(text, column.form) : scoreConversion(column.scores, text)
    case 'boolean':
      return booleanConversion(text)
  }
}
