import { joined, type Sql, sql } from '../engine/sql.js'
import { groupedRelation } from './group-rows.js'
import { withoutNumber } from './header-names.js'
import { normalised } from './headers.js'
import type { Part } from './part.js'
import type { PresetRule } from './preset.js'
import type { PartRelation } from './relation.js'
import { folded, trimmed } from './values/emptiness.js'

/** The rows of a part as they are to be staged, and the rule by which one is left out before its cells are read, or NULL. */
export interface PartRows {
  readonly relation: Sql
  readonly rule: Sql
  /** The text of a column by its index. */
  readonly text: (index: number) => Sql
}

/** What the rows of a part are once its groups and its preset had their say. */
export function rowsOf(part: Part, { relation, text }: Pick<PartRelation, 'relation' | 'text'>): PartRows {
  const rules = (part.preset?.rules ?? []).flatMap((rule) => ruleOf(part, rule, text))
  const group = part.groups === null ? [] : [sql`ledger_rule`]
  return {
    relation: part.groups === null ? relation : groupedRelation(part, relation, text),
    rule: sql`coalesce(${joined([...headerAgain(part, text), ...group, ...rules, sql`CAST(NULL AS VARCHAR)`], ', ')})`,
    text: (index) => (index === part.columns.get('amount') ? flowOf(part, text(index), text) : text(index)),
  }
}

/** A row that is the header once more, where exports were put one behind the other; of a single column nobody can tell. */
function headerAgain({ survey, columns }: Part, text: (index: number) => Sql): Sql[] {
  if (survey.kind !== 'csv' || columns.size < 2) return []
  const cells = [...columns.values()].map((index) => ({
    cell: text(index),
    name: withoutNumber(survey.headers[index] ?? '', survey.headers),
  }))
  const same = joined(
    cells.map(({ cell, name }) => sql`${trimmed(cell)} = ${name}`),
    ' AND ',
  )
  const rule = sql`CASE WHEN ${same} THEN 'header-again' END`
  return cells.slice(0, 1).map(({ cell, name }) => sql`CASE WHEN contains(${cell}, ${name}) THEN ${rule} END`)
}

function ruleOf(part: Part, { rule, header, keep, drop }: PresetRule, text: (index: number) => Sql): Sql[] {
  const index = indexOf(part, header)
  if (index === -1) return []
  const says = (words: readonly string[]): Sql =>
    sql`list_contains([${joined(words, ', ')}], lower(${folded(text(index))}))`
  const kept = keep === undefined ? [] : [sql`CASE WHEN NOT coalesce(${says(keep)}, false) THEN ${rule} END`]
  return [...kept, ...(drop === undefined ? [] : [sql`CASE WHEN ${says(drop)} THEN ${rule} END`])]
}

/** The amount of a row, negative where the money went out. */
function flowOf({ preset, ...part }: Part, amount: Sql, text: (index: number) => Sql): Sql {
  const index = preset?.outflow === undefined ? -1 : indexOf(part, preset.outflow.header)
  if (index === -1) return amount
  const where = preset?.outflow?.where
  const goesOut =
    where === undefined
      ? sql`regexp_full_match(coalesce(${folded(amount)}, ''), '[0.]*')`
      : sql`lower(${folded(text(indexOf(part, where.header)))}) = ${where.is}`
  return sql`CASE WHEN ${goesOut} THEN '-' || ltrim(${trimmed(text(index))}, '+-') ELSE ${amount} END`
}

function indexOf({ survey }: Pick<Part, 'survey'>, header: string): number {
  return survey.headers.findIndex((candidate) => normalised(candidate) === normalised(header))
}
