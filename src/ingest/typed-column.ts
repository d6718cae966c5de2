import type { Claim } from './recognition.js'
import { Refusal } from './refusal.js'
import { fileLine } from './yaml-line.js'

/** A column of a file that states its types, Parquet or Arrow; `type` is its name for people. */
export interface TypedColumn {
  readonly name: string
  readonly type: string
  /** False for lists, structs and the like, which have no text of their own: they are never taken. */
  readonly hasText: boolean
}

/** Refuses a column that is wanted and has no text of its own. */
export function refuseNested(file: string, columns: readonly TypedColumn[], claim: Claim): void {
  for (const index of claim.columns.values()) {
    const column = columns[index]
    if (column?.hasText !== false) continue
    const { name, type } = column
    throw new Refusal('data', 'column-nested', { file, column: name, type, yaml: fileLine(file, 'ignore') })
  }
}
