import { Engine, lineage } from '../engine/engine.js'
import { compile, type Sql, type Table } from '../engine/sql.js'
import { datasets } from '../ingest/datasets/index.js'
import type { Ingestion } from '../ingest/ingest.js'
import { concurrently } from './concurrently.js'

/**
 * Loads the datasets one after the other: scans the files of one into its raw table, builds the facts that read it, and drops
 * it before the next is scanned. So every file is parsed once, every raw table read once, and at most one of them is held.
 */
export async function loadFacts(
  engine: Engine,
  ingestion: Ingestion,
  queries: readonly Sql[],
  onTable: (name: string) => void,
): Promise<void> {
  const facts = new Map(queries.flatMap((query) => lineage(query)).map((table) => [table.name, table]))
  for (const dataset of datasets) {
    await ingestion.load(dataset)
    const raws = [dataset.table, dataset.detail?.table, dataset.attributes].filter((table) => table !== undefined)
    const readers = [...facts.values()].filter((fact) => reads(fact, raws))
    await concurrently(Engine.width, readers, (fact) => {
      onTable(fact.name)
      return engine.build(fact)
    })
    for (const raw of raws) await engine.drop(raw)
  }
}

function reads(fact: Table, raws: readonly Table[]): boolean {
  return fact.query !== null && compile(fact.query).tables.some((table) => raws.includes(table))
}
