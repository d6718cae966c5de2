import type { Sql, Table } from '../engine/sql.js'
import type { ValueForm } from './values/form.js'

/**
 * How the text of a cell becomes a value. `id` keeps text as it is (trimmed, never a number), `day` a DATE, `instant` a
 * TIMESTAMP (of clocks in the zone of the policy), `money` DECIMAL(18,4), `number` DOUBLE, `boolean` BOOLEAN; a `category` maps spellings to few words.
 */
export type ColumnType = 'id' | 'text' | 'day' | 'instant' | 'money' | 'number' | 'boolean' | 'category'

export interface Column {
  readonly type: ColumnType
  /** Headers that mean this column, English and Chinese, strongest first; compared after normalisation (see headers.ts). */
  readonly synonyms: readonly string[]
  /** Headers that mean this column only where one of its units stands behind them: `使用时长(分钟)`. */
  readonly withUnit?: readonly string[]
  /** Headers that are the question itself, as surveys put it; tried on the normalised header where no synonym fits. */
  readonly question?: RegExp
  /** For a category: canonical word → the spellings found in exports, compared trimmed, NFKC, lower case. */
  readonly words?: Readonly<Record<string, readonly string[]>>
  /** For a number: the words that answers are given in, each with the number that it stands for. */
  readonly scores?: Readonly<Record<string, readonly string[]>>
  /** True for the day that closes a period: a month means its last day. */
  readonly isEnd?: boolean
  /** How one file writes the values; only a part knows. */
  readonly form?: ValueForm
}

export interface Dataset {
  readonly id: 'customers' | 'payments' | 'logins' | 'surveys' | 'subscriptions' | 'rates'
  readonly table: Table
  readonly columns: Readonly<Record<string, Column>>
  /** Columns without which a file is not this dataset; a list inside the list means: any one of these. */
  readonly needs: readonly (string | readonly string[])[]
  /** Cells that may not be empty, by the same rule; a row that breaks it is rejected as `empty`. */
  readonly filled: readonly (string | readonly string[])[]
  /** Headers that are typical of another kind of file: with one of these present the file is not this dataset. */
  readonly never?: readonly string[]
  /** Words in a file's name that speak for this dataset; decides only between equals. */
  readonly names: readonly string[]
  /** Rows that are left out by a named rule, over typed columns: true means dropped. */
  readonly drops: Readonly<Record<string, Sql>>
  /** The columns that a second table shows apart, only the rows where one of them is filled; it costs nothing where none is. */
  readonly detail?: { readonly table: Table; readonly columns: readonly string[] }
  /** For customers: where further columns of the file go, as attributes for segment cuts. */
  readonly attributes?: Table
}

export function defineDataset(dataset: Dataset): Dataset {
  return dataset
}
