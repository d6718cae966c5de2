import { Engine } from '../../../src/engine/engine.js'
import { joined, quotedIdentifier, type Sql, sql } from '../../../src/engine/sql.js'
import type { Dataset } from '../../../src/ingest/dataset.js'
import { castExpression } from '../../../src/ingest/values.js'

/** Which rule drops a row with these cells, after their conversion; null: it is kept. */
export async function droppedBy(dataset: Dataset, cells: Readonly<Record<string, string>>): Promise<string | null> {
  const columns = Object.entries(dataset.columns).map(
    ([name, column]) => sql`${castExpression(column, textOf(cells[name])).value} AS ${quotedIdentifier(name)}`,
  )
  const rules = Object.entries(dataset.drops).map(
    ([rule, applies]) => sql`SELECT ${rule} AS rule FROM typed WHERE ${applies}`,
  )
  const engine = await Engine.open({ directories: [] })
  const [hit] = await engine.rows(sql`
    WITH typed AS (SELECT ${joined(columns, ', ')}) ${joined(rules, ' UNION ALL ')}`)
  engine.close()
  return hit === undefined ? null : String(hit['rule'])
}

/** True where every cell that must be filled is, by the rules of the dataset. */
export function isComplete(dataset: Dataset, cells: Readonly<Record<string, string>>): boolean {
  return dataset.filled.every((need) => [need].flat().some((name) => cells[name] !== undefined))
}

function textOf(cell: string | undefined): Sql {
  return sql`CAST(${cell ?? null} AS VARCHAR)`
}
