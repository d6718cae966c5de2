import { z } from 'zod'
import type { Engine } from '../engine/engine.js'
import { joined, quotedIdentifier, sql } from '../engine/sql.js'
import type { Staged } from './staging.js'

const group = z.object({ file: z.number(), rows: z.number(), content: z.string() })

/**
 * The parts that hold exactly the rows of an earlier one, whatever their order and format, each with the one it repeats: a
 * CSV file beside its Parquet or compressed copy would count everything twice. Their rows are dropped.
 */
export async function copiesAmong(
  engine: Engine,
  { table, columns }: Staged,
  parts: number,
): Promise<ReadonlyMap<number, number>> {
  if (parts < 2) return new Map()
  const cells = joined(columns.map(quotedIdentifier), ', ')
  const groups = z.array(group).parse(
    await engine.rows(sql`
      SELECT ledger_file AS file, count(*) AS rows, CAST(sum(CAST(hash(row(${cells})) AS HUGEINT)) AS VARCHAR) AS content
      FROM ${table} WHERE ledger IS NULL OR ledger LIKE 'drop:%' GROUP BY ledger_file ORDER BY ledger_file`),
  )
  const copies = new Map<number, number>()
  for (const [index, { file, rows, content }] of groups.entries()) {
    const original = groups.slice(0, index).find((other) => other.rows === rows && other.content === content)
    if (original !== undefined) copies.set(file, original.file)
  }
  return copies
}
