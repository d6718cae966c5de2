import { z } from 'zod'
import type { Engine } from '../engine/engine.js'
import { sql } from '../engine/sql.js'
import type { Dataset } from './dataset.js'
import { engineRows, type Part, trailerDrops } from './part.js'
import { Refusal } from './refusal.js'
import { Rejects } from './rejects.js'
import type { Source } from './source.js'
import type { Staged } from './staging.js'

/** What became of the rows of one part. */
export interface PartAccount {
  readonly rows: number
  readonly accepted: number
  readonly rejects: Source['rejects']
  readonly drops: Source['drops']
}

const rejectedGroup = z.object({
  file: z.number(),
  reason: z.string(),
  rows: z.number(),
  examples: z.array(z.object({ record: z.number(), value: z.string() })),
})
const droppedGroup = z.object({ file: z.number(), rule: z.string(), rows: z.number() })

/**
 * Reads from the staged table what was rejected and dropped, and joins it with what the survey had left out already. Every
 * row of every part is accepted, rejected or dropped.
 */
export async function readAccounts(
  engine: Engine,
  { table }: Staged,
  parts: readonly Part[],
  copies: ReadonlySet<number>,
): Promise<PartAccount[]> {
  const rejected = z.array(rejectedGroup).parse(
    await engine.rows(sql`
      WITH rejected AS (
        SELECT rowid AS record, ledger_file, split_part(ledger, ':', 2) || ':' || split_part(ledger, ':', 3) AS reason, ledger
        FROM ${table} WHERE ledger LIKE 'reject:%'
      )
      SELECT ledger_file AS file, reason, count(*) AS rows,
        arg_min({record: record, value: substr(ledger, length('reject:') + length(reason) + 2, 200)}, record, 5) AS examples
      FROM rejected GROUP BY ledger_file, reason ORDER BY ledger_file, reason`),
  )
  const dropped = z.array(droppedGroup).parse(
    await engine.rows(sql`
      SELECT ledger_file AS file, split_part(ledger, ':', 2) AS rule, count(*) AS rows
      FROM ${table} WHERE ledger LIKE 'drop:%' GROUP BY ALL ORDER BY ALL`),
  )
  let firstRecord = 0
  return parts.map((part, index) => {
    const isMine = (group: { file: number }): boolean => group.file === index
    const account = accountOf(part, rejected.filter(isMine), dropped.filter(isMine), firstRecord)
    firstRecord += engineRows(part)
    return copies.has(index) ? asCopy(account) : account
  })
}

function accountOf(
  part: Part,
  rejected: readonly z.infer<typeof rejectedGroup>[],
  dropped: readonly z.infer<typeof droppedGroup>[],
  firstRecord: number,
): PartAccount {
  const rejects = new Rejects()
  if (part.survey.kind === 'csv')
    for (const group of part.survey.structure.rejects.list())
      rejects.add(group.reason, group.column, group.rows, group.examples)
  const below = trailerDrops(part.survey)
  const rows = engineRows(part) + rejects.rows + below.reduce((sum, drop) => sum + drop.rows, 0)
  for (const { reason, rows: count, examples } of rejected) {
    const [code = '', column = ''] = reason.split(':')
    const located = examples.map(({ record, value }) => ({ line: lineOf(part, record - firstRecord), value }))
    rejects.add(code, column, count, located)
  }
  const drops = [...dropped.map(({ rule, rows: count }) => ({ rule, rows: count })), ...below]
  const accepted = rows - rejects.rows - drops.reduce((sum, drop) => sum + drop.rows, 0)
  return { rows, accepted, rejects: rejects.list(), drops }
}

/** Of a copy nothing is accepted: what was not rejected is in the original. */
function asCopy(account: PartAccount): PartAccount {
  const rows = account.accepted + account.drops.reduce((sum, drop) => sum + drop.rows, 0)
  return { ...account, accepted: 0, drops: [{ rule: 'duplicate-file', rows }] }
}

/** The physical line of a record; in a Parquet or Arrow file the number of the row. */
function lineOf({ survey }: Part, record: number): number {
  return survey.kind === 'csv' ? survey.structure.lineMap.lineOf(record) : record + 1
}

/** Something was read and none of it could be used: that stops the run, with the first reject as the example. */
export function refuseNothingAccepted(
  dataset: Dataset,
  parts: readonly Part[],
  accounts: readonly PartAccount[],
): void {
  if (accounts.some(({ accepted }) => accepted > 0)) return
  for (const [index, { rejects, rows }] of accounts.entries()) {
    const [group] = rejects
    const [example] = group?.examples ?? []
    if (group === undefined) continue
    const file = parts[index]?.file.file ?? ''
    const { reason, column } = group
    throw new Refusal('data', 'nothing-accepted', {
      file,
      dataset: dataset.id,
      rows,
      reason,
      column: column ?? '',
      line: example?.line ?? 0,
      value: example?.value ?? '',
    })
  }
}
