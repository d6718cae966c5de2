import type { ColumnUnit, Exhibit } from './answer.js'

type Cell = string | number | null
/** Columns of an exhibit as pairs of key and unit, in the order of display. */
type Columns = Readonly<Record<string, ColumnUnit>>
type RowOf<C extends Columns> = { readonly [Key in keyof C]: Cell }
/** Columns of text whose key says what the text is: see `textKinds`. */
type Classed<C extends Columns> = {
  readonly [Key in keyof C]: C[Key] extends 'text' ? (Key extends keyof typeof textKinds ? C[Key] : never) : C[Key]
}

/**
 * What the text of a column is, for a report under pseudonyms: who a customer is (`customer`, `name`), what somebody wrote
 * (`comment`), the value of the row's `attribute` (`segment`), a word that many customers share (`category`), or a heading, a
 * period or a band (`heading`). A text column without an entry here does not compile.
 */
export const textKinds = {
  attribute: 'heading',
  comment: 'comment',
  competitor: 'category',
  customer: 'customer',
  dimension: 'category',
  feature: 'category',
  group: 'heading',
  name: 'name',
  plan: 'category',
  quarter: 'heading',
  reason: 'category',
  tenure_months: 'heading',
  term_months: 'heading',
  tier: 'category',
  value: 'segment',
  wave: 'category',
  wave_after: 'category',
  wave_before: 'category',
} as const
export type TextKind = (typeof textKinds)[keyof typeof textKinds]

/** A row per thing. Rows carry exactly the columns named. */
export function table<const Id extends string, const C extends Columns>(
  id: Id,
  columns: C & Classed<C>,
  rows: readonly RowOf<C>[],
): Exhibit<Id> {
  return { kind: 'table', id, ...tabular(columns, rows) }
}

/** A row per point in time; the first column is the time. */
export function series<const Id extends string, const C extends Columns>(
  id: Id,
  columns: C & Classed<C>,
  rows: readonly RowOf<C>[],
): Exhibit<Id> {
  return { kind: 'series', id, ...tabular(columns, rows) }
}

/** A row per value; the first column is the value, the second how often. */
export function distribution<const Id extends string, const C extends Columns>(
  id: Id,
  columns: C & Classed<C>,
  rows: readonly RowOf<C>[],
): Exhibit<Id> {
  return { kind: 'distribution', id, ...tabular(columns, rows) }
}

/** The first of a longer list (the query limits it to `listed` rows); `total` says how many there are in all. */
export function listing<const Id extends string, const C extends Columns>(
  id: Id,
  columns: C & Classed<C>,
  rows: readonly RowOf<C>[],
  total: number,
): Exhibit<Id> {
  return { kind: 'listing', id, ...tabular(columns, rows), total }
}

/** The most rows that a listing brings from the engine. */
export const listed = 200

/**
 * A cohort triangle: a row per cohort (its first day), its size, and what is left at each age (0, 1, 2 … months, quarters or
 * weeks after the first) in columns `age_0`, `age_1`, …. An age that the data do not reach yet is null.
 */
export function triangle<const Id extends string>(
  id: Id,
  unit: 'ratio' | 'money' | 'count',
  age: 'month' | 'quarter' | 'week',
  rows: readonly { cohort: string; size: number; values: readonly (number | null)[] }[],
): Exhibit<Id> {
  const ages = Array.from({ length: Math.max(0, ...rows.map(({ values }) => values.length)) }, (_, k) => `age_${k}`)
  const columns: Columns = {
    cohort: age === 'week' ? 'date' : 'month',
    size: 'count',
    ...Object.fromEntries(ages.map((key) => [key, unit])),
  }
  const cells = rows.map(({ cohort, size, values }) => ({
    cohort,
    size,
    ...Object.fromEntries(ages.map((key, k) => [key, values[k] ?? null])),
  }))
  return { kind: 'cohort', id, age, ...tabular(columns, cells) }
}

function tabular<C extends Columns>(columns: C, rows: readonly RowOf<C>[]) {
  const keys = Object.keys(columns)
  return {
    columns: keys.map((key) => ({ key, unit: columns[key] as ColumnUnit })),
    rows: rows.map((row) => Object.fromEntries(keys.map((key) => [key, row[key] ?? null]))),
  }
}
