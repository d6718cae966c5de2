import { z } from 'zod'
import type { Engine } from '../engine/engine.js'
import { joined, sql } from '../engine/sql.js'
import { withoutNumber } from './header-names.js'
import type { PartAccount } from './ledger.js'
import { engineRows, type Part } from './part.js'
import { Refusal } from './refusal.js'
import type { Staged } from './staging.js'
import { trimmed } from './values/emptiness.js'
import { fileLine } from './yaml-line.js'

const found = z.object({ record: z.number(), value: z.string() })

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
      const names = joined(
        survey.headers.filter((name) => name !== '').map((name) => withoutNumber(name, survey.headers)),
        ', ',
      )
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
