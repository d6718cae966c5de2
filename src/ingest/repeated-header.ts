import { z } from 'zod'
import type { Engine } from '../engine/engine.js'
import { joined, type Sql, sql } from '../engine/sql.js'
import type { PartAccount } from './ledger.js'
import { engineRows, type Part } from './part.js'
import { Refusal } from './refusal.js'
import type { Staged } from './staging.js'
import { trimmed } from './values/emptiness.js'
import { fileLine } from './yaml-line.js'

const found = z.object({ record: z.number(), value: z.string() })

/** The rule for a row that is the header once more, where exports were put one behind the other; none for a single column. */
export function headerAgain({ survey, columns }: Part, text: (index: number) => Sql): Sql[] {
  if (survey.kind !== 'csv' || columns.size < 2) return []
  const cells = [...columns.values()].map((index) => ({ cell: text(index), name: bare(survey.headers[index] ?? '') }))
  const same = joined(
    cells.map(({ cell, name }) => sql`${trimmed(cell)} = ${name}`),
    ' AND ',
  )
  const rule = sql`CASE WHEN ${same} THEN 'header-again' END`
  return cells.slice(0, 1).map(({ cell, name }) => sql`CASE WHEN contains(${cell}, ${name}) THEN ${rule} END`)
}

/**
 * Refuses a file in which another header stands between the rows: a rejected cell is the name of a column. The rows below it have
 * their columns in another order, and amounts would be read from the wrong one.
 */
export async function refuseOtherHeader(
  engine: Engine,
  { table }: Staged,
  parts: readonly Part[],
  accounts: readonly PartAccount[],
): Promise<void> {
  let firstRecord = 0
  for (const [file, part] of parts.entries()) {
    const { survey } = part
    const hasCells = accounts[file]?.rejects.some(({ column }) => column !== null) ?? false
    if (survey.kind === 'csv' && hasCells) {
      const names = joined(survey.headers.filter((header) => header !== '').map(bare), ', ')
      const cell = sql`regexp_extract(ledger, '^reject:[^:]*:[^:]*:(.*)$', 1)`
      const [row] = z.array(found).parse(
        await engine.rows(sql`
          SELECT rowid AS record, ${cell} AS value FROM ${table}
          WHERE ledger_file = ${file} AND ledger LIKE 'reject:%' AND list_contains([${names}], ${trimmed(cell)})
          ORDER BY record LIMIT 1`),
      )
      if (row !== undefined)
        refuseHeader(part.file.file, survey.structure.lineMap.lineOf(row.record - firstRecord), row.value)
    }
    firstRecord += engineRows(part)
  }
}

function refuseHeader(file: string, line: number, value: string): never {
  throw new Refusal('data', 'header-within', { file, line, value, yaml: fileLine(file, 'ignore') })
}

/** The name as the file writes it, without the number that tells it from an earlier one. */
function bare(header: string): string {
  return header.replace(/#\d+$/, '')
}
