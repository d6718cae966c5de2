import { z } from 'zod'

const count = z.number().int().nonnegative()
const example = z.object({ line: count, value: z.string() })

/**
 * The ledger's page for one file: where every row and every physical line went. `rows = accepted + rejected + dropped`, and
 * in a text file `total = preamble + header + blank + records`, where a record of k lines counts k.
 * A Parquet or Arrow file has no lines; there `line` of an example is the row number.
 */
export const source = z.object({
  file: z.string(),
  sha256: z.string(),
  bytes: count,
  /** Null: recognised as none of ours, or left out by limpet.yaml; nothing of it was taken. */
  dataset: z.string().nullable(),
  format: z.enum(['csv', 'parquet', 'arrow', 'other']),
  preset: z.string().nullable(),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  lines: z.object({ total: count, preamble: count, header: count, blank: count, records: count }).nullable(),
  rows: count,
  accepted: count,
  rejected: count,
  dropped: count,
  /** Why rows were rejected, by reason and column, with the first few of each. */
  rejects: z.array(
    z.object({ reason: z.string(), column: z.string().nullable(), rows: count, examples: z.array(example) }),
  ),
  /** Rows left out by a named rule (an exact copy of another file, for example). */
  drops: z.array(z.object({ rule: z.string(), rows: count })),
  /** Which column of the file became which canonical column, and in which form its values were read. */
  columns: z.record(z.string(), z.object({ from: z.string(), format: z.string() })),
  unused: z.array(z.string()),
})
export type Source = z.infer<typeof source>
