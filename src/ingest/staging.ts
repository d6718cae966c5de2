import { joined, quotedIdentifier, type Sql, sql, type Table } from '../engine/sql.js'
import type { Column, Dataset } from './dataset.js'
import type { PartRows } from './row-rules.js'
import { castExpression, isEmpty } from './values.js'

/** Where the text of a canonical column comes from in one file; undefined: the file lacks the column. */
export type Texts = ReadonlyMap<string, Sql>

/**
 * The table that takes the rows of all parts of a dataset, typed, in order: the canonical columns that at least one part has,
 * `ledger_attribute_…`, `ledger_file`, the number of the part, and `ledger`: NULL where the row is accepted, else
 * `reject:reason:column:cell` or `drop:rule`. One narrow column, because it stands in every row of the largest files.
 */
export interface Staged {
  readonly dataset: Dataset
  readonly table: Table
  readonly columns: readonly string[]
}

export function attributeColumn(index: number): string {
  return `ledger_attribute_${index}`
}

/** The rows of one file as the staged table takes them. Each cell is converted once. */
export function stagedRows(
  { dataset, columns: present }: Pick<Staged, 'dataset' | 'columns'>,
  { relation, rule }: PartRows,
  texts: Texts,
  attributes: readonly (Sql | null)[],
  file: number,
): Sql {
  const columns = Object.entries(dataset.columns)
  const attributeCells = attributes.map(
    (text, index) => sql`${attributeCell(text)} AS ${quotedIdentifier(attributeColumn(index))}`,
  )
  const cells = columns
    .filter(([name]) => texts.has(name))
    .map(([name]) => sql`${texts.get(name) ?? null} AS ${textColumn(name)}`)
  const values = columns.map(([name, column]) => {
    const text = texts.has(name) ? sql`${textColumn(name)}` : sql`CAST(NULL AS VARCHAR)`
    return sql`${castExpression(column, text).value} AS ${quotedIdentifier(name)}`
  })
  const names = present.map((name) => quotedIdentifier(name))
  const attributeNames = attributes.map((_, index) => quotedIdentifier(attributeColumn(index)))
  return sql`
    SELECT ${joined([...names, ...attributeNames], ', ')},
      CASE WHEN ledger_left_out IS NOT NULL THEN 'drop:' || ledger_left_out WHEN ledger_fault IS NULL THEN ${dropRule(dataset)}
        ELSE 'reject:' || ledger_fault || ':' || coalesce(${faultyCell(columns, texts)}, '') END AS ledger,
      CAST(${file} AS SMALLINT) AS ledger_file
    FROM (SELECT *, ${firstFault(dataset, columns, texts)} AS ledger_fault
      FROM (SELECT *, ${joined(values, ', ')}
        FROM (SELECT ${joined([...cells, ...attributeCells], ', ')}, ${rule} AS ledger_left_out FROM ${relation})))`
}

function textColumn(name: string) {
  return quotedIdentifier(`ledger_text_${name}`)
}

function attributeCell(text: Sql | null): Sql {
  return text === null ? sql`CAST(NULL AS VARCHAR)` : sql`CASE WHEN NOT ${isEmpty(text)} THEN trim(${text}) END`
}

/** A cell that can't be read comes before the rules by which rows are left out, and these before a gap. */
function firstFault(dataset: Dataset, columns: readonly [string, Column][], texts: Texts): Sql {
  const faults = columns
    .filter(([name]) => texts.has(name))
    .map(([name, column]) => {
      const { reason } = castExpression(column, sql`${textColumn(name)}`, sql`${quotedIdentifier(name)}`)
      return sql`${reason} || ${`:${name}`}`
    })
  const gaps = dataset.filled.map((need) => {
    const group = typeof need === 'string' ? [need] : need
    const empty = joined(
      group.map((name) => sql`${quotedIdentifier(name)} IS NULL`),
      ' AND ',
    )
    return sql`CASE WHEN ${empty} THEN ${`empty:${group[0] ?? ''}`} END`
  })
  const gap = sql`coalesce(${joined([...gaps, sql`CAST(NULL AS VARCHAR)`], ', ')})`
  return sql`coalesce(${joined([...faults, sql`CASE WHEN ${dropRule(dataset)} IS NULL THEN ${gap} END`], ', ')})`
}

function faultyCell(columns: readonly [string, Column][], texts: Texts): Sql {
  const present = columns.filter(([name]) => texts.has(name))
  const branches = present.reduce(
    (previous, [name]) => sql`${previous} WHEN ${name} THEN ${textColumn(name)}`,
    sql`CASE split_part(ledger_fault, ':', 2)`,
  )
  return sql`${branches} END`
}

function dropRule(dataset: Dataset): Sql {
  const rules = Object.entries(dataset.drops).map(
    ([rule, applies]) => sql`CASE WHEN ${applies} THEN ${`drop:${rule}`} END`,
  )
  return sql`coalesce(${joined([...rules, sql`CAST(NULL AS VARCHAR)`], ', ')})`
}
