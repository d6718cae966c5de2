import type { z } from 'zod'
import type { Sql } from '../engine/sql.js'
import type { Finding } from '../ingest/finding.js'

/**
 * Something that would make the numbers untrustworthy, asked of the facts. The shape of a metric, but it yields findings, none
 * when all is well. Its words stand under its codes in i18n.
 */
export interface Check<Schema extends z.ZodType> {
  readonly id: string
  readonly sql: Sql
  readonly row: Schema
  readonly findings: (rows: readonly z.infer<Schema>[]) => readonly Finding[]
}
export type AnyCheck = Check<z.ZodType>

export function defineCheck<Schema extends z.ZodType>(check: Check<Schema>): AnyCheck {
  return check as unknown as AnyCheck
}
