import { joined, quotedIdentifier, type Sql, sql } from '../engine/sql.js'
import type { Column, Dataset } from './dataset.js'
import { castExpression, isEmpty } from './values.js'

/** Where the text of a canonical column comes from in one file; undefined: the file lacks the column. */
export type Texts = ReadonlyMap<string, Sql>

/** The columns that a staged table has beyond the canonical ones, until the ledger has read them. */
export const ledgerColumns = ['ledger_reason', 'ledger_value', 'ledger_drop', 'ledger_file'] as const

export function attributeColumn(index: number): string {
  return `ledger_attribute_${index}`
}

/**
 * The rows of one file, typed, in file order: the canonical columns, the attributes, and for the ledger `reason:column` and
 * the cell of the first fault, the rule that drops the row, and the number of the file. Each cell is converted once.
 */
export function stagedRows(
  dataset: Dataset,
  relation: Sql,
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
  const names = columns.map(([name]) => quotedIdentifier(name))
  const attributeNames = attributes.map((_, index) => quotedIdentifier(attributeColumn(index)))
  return sql`
    SELECT ${joined([...names, ...attributeNames], ', ')}, ledger_reason, ${faultyCell(columns, texts)} AS ledger_value,
      CASE WHEN ledger_reason IS NULL THEN ${dropRule(dataset)} END AS ledger_drop, CAST(${file} AS SMALLINT) AS ledger_file
    FROM (SELECT *, ${firstFault(dataset, columns, texts)} AS ledger_reason
      FROM (SELECT *, ${joined(values, ', ')}
        FROM (SELECT ${joined([...cells, ...attributeCells], ', ')} FROM ${relation})))`
}

function textColumn(name: string) {
  return quotedIdentifier(`ledger_text_${name}`)
}

function attributeCell(text: Sql | null): Sql {
  return text === null ? sql`CAST(NULL AS VARCHAR)` : sql`CASE WHEN NOT ${isEmpty(text)} THEN trim(${text}) END`
}

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
  return sql`coalesce(${joined([...faults, ...gaps, sql`CAST(NULL AS VARCHAR)`], ', ')})`
}

function faultyCell(columns: readonly [string, Column][], texts: Texts): Sql {
  const present = columns.filter(([name]) => texts.has(name))
  const branches = present.reduce(
    (previous, [name]) => sql`${previous} WHEN ${name} THEN ${textColumn(name)}`,
    sql`CASE split_part(ledger_reason, ':', 2)`,
  )
  return sql`CASE WHEN ledger_reason IS NOT NULL THEN ${branches} END END`
}

function dropRule(dataset: Dataset): Sql {
  const rules = Object.entries(dataset.drops).map(([rule, applies]) => sql`CASE WHEN ${applies} THEN ${rule} END`)
  return sql`coalesce(${joined([...rules, sql`CAST(NULL AS VARCHAR)`], ', ')})`
}
