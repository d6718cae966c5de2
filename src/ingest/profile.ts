import { z } from 'zod'
import type { Engine } from '../engine/engine.js'
import { joined, quotedIdentifier, type Sql, sql } from '../engine/sql.js'
import type { Dataset } from './dataset.js'
import type { Staged } from './staging.js'

/** What the accepted rows of one file hold: how many cells are filled, between which values, and whether its key is one. */
export interface Profile {
  readonly rows: number
  /** `low` and `high` of days, times, amounts and numbers only. */
  readonly columns: Readonly<Record<string, { filled: number; low: string | null; high: string | null }>>
  readonly key: { readonly column: string; readonly filled: number; readonly distinct: number } | null
}

/** The column that should tell the rows of a dataset apart, where it has one. */
const keys: Readonly<Partial<Record<Dataset['id'], string>>> = {
  customers: 'customer_id',
  payments: 'payment_id',
  subscriptions: 'subscription_id',
}
const ordered: ReadonlySet<string> = new Set(['day', 'instant', 'money', 'number'])
const account = z.object({
  file: z.number(),
  rows: z.number(),
  filled: z.array(z.number()),
  low: z.array(z.string().nullable()),
  high: z.array(z.string().nullable()),
  distinct: z.number(),
})

/** One scan of the staged rows: the profile of every part, by its number. A part of which nothing was accepted has none. */
export async function profilesOf(engine: Engine, staged: Staged): Promise<ReadonlyMap<number, Profile>> {
  const { dataset, table, columns } = staged
  const key = columns.find((name) => name === keys[dataset.id])
  const extreme = (aggregate: Sql): Sql => listed(columns.map((name) => extremeOf(dataset, name, aggregate)))
  const rows = await engine.rows(sql`
    SELECT ledger_file AS file, count(*) AS rows,
      ${listed(columns.map((name) => sql`count(${quotedIdentifier(name)})`))} AS filled,
      ${extreme(sql`min`)} AS low, ${extreme(sql`max`)} AS high,
      ${key === undefined ? sql`0` : sql`count(DISTINCT ${quotedIdentifier(key)})`} AS distinct
    FROM ${table} WHERE ledger IS NULL GROUP BY ledger_file ORDER BY ledger_file`)
  return new Map(
    z
      .array(account)
      .parse(rows)
      .map(({ file, rows: count, filled, low, high, distinct }) => {
        const cells = columns.map((name, index) => [
          name,
          { filled: filled[index] ?? 0, low: low[index] ?? null, high: high[index] ?? null },
        ])
        const keyed = key === undefined ? null : { column: key, filled: filled[columns.indexOf(key)] ?? 0, distinct }
        return [file, { rows: count, columns: Object.fromEntries(cells), key: keyed }]
      }),
  )
}

function listed(cells: readonly Sql[]): Sql {
  return sql`[${joined(cells, ', ')}]`
}

function extremeOf(dataset: Dataset, name: string, aggregate: Sql): Sql {
  if (!ordered.has(dataset.columns[name]?.type ?? 'text')) return sql`CAST(NULL AS VARCHAR)`
  return sql`CAST(${aggregate}(${quotedIdentifier(name)}) AS VARCHAR)`
}
