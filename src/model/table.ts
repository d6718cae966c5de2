import type { Sql, Table } from '../engine/sql.js'

interface Definition {
  readonly name: string
  readonly key: readonly string[]
  readonly query: Sql
  readonly invariants?: Table['invariants']
}

/** Declares a table of facts; the engine builds it, after its parents, the first time that somebody reads it. */
export function defineTable(definition: Definition): Table {
  return { kind: 'table', invariants: {}, ...definition }
}

/** Declares a table that is filled from outside the model: by ingest (`raw_…`) or by the run (policies). */
export function defineSource(name: string, key: readonly string[] = []): Table {
  return { kind: 'table', name, key, query: null, invariants: {} }
}
