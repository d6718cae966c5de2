import { Engine } from '../../src/engine/engine.js'
import { joined, quotedIdentifier, type Sql, sql } from '../../src/engine/sql.js'
import type { Row } from '../../src/engine/values.js'
import { datasets } from '../../src/ingest/datasets/index.js'
import { type Policies, policies as policySchema } from '../../src/ingest/policies.js'
import { valueType } from '../../src/ingest/values.js'
import { rawCustomerAttribute } from '../../src/model/raw.js'
import { fillPolicies } from '../../src/run/configured.js'

export type RawRow = Readonly<Record<string, string | number | boolean | null>>
export type RawTables = Partial<
  Record<'customers' | 'payments' | 'logins' | 'surveys' | 'subscriptions' | 'rates' | 'attributes', readonly RawRow[]>
>

/** An engine whose raw tables hold literal rows, typed as ingest would have typed them; columns left out are NULL. */
export async function factsOf(tables: RawTables, policies: Partial<Policies> = {}): Promise<Engine> {
  const engine = await Engine.open({ directories: [] })
  await fillPolicies(engine, policySchema.parse(policies))
  for (const dataset of datasets) {
    const types = Object.fromEntries(Object.entries(dataset.columns).map(([name, { type }]) => [name, valueType[type]]))
    await engine.fill(dataset.table, literal(types, tables[dataset.id] ?? []))
    if (dataset.detail !== undefined) {
      const stated = dataset.detail.columns.map((name) => sql`${quotedIdentifier(name)} IS NOT NULL`)
      await engine.fill(dataset.detail.table, sql`SELECT * FROM ${dataset.table} WHERE ${joined(stated, ' OR ')}`)
    }
  }
  const attribute = { customer_id: valueType.id, attribute: valueType.text, value: valueType.text }
  await engine.fill(rawCustomerAttribute, literal(attribute, tables.attributes ?? []))
  return engine
}

/** Reads a query on facts made of literal raw rows; no invariant may be broken on the way. */
export async function factRows(query: Sql, tables: RawTables, policies: Partial<Policies> = {}): Promise<Row[]> {
  const engine = await factsOf(tables, policies)
  try {
    const rows = await engine.read(query)
    if (engine.violations.length > 0) throw new Error(`invariants broken: ${JSON.stringify(engine.violations)}`)
    return rows
  } finally {
    engine.close()
  }
}

function literal(types: Readonly<Record<string, Sql>>, rows: readonly RawRow[]): Sql {
  const unknown = rows.flatMap((row) => Object.keys(row)).find((key) => !(key in types))
  if (unknown !== undefined) throw new Error(`no column ${unknown} in ${Object.keys(types).join(', ')}`)
  const select = (row: RawRow): Sql =>
    sql`SELECT ${joined(
      Object.entries(types).map(
        ([name, type]) => sql`CAST(${row[name] ?? null} AS ${type}) AS ${quotedIdentifier(name)}`,
      ),
      ', ',
    )}`
  if (rows.length === 0) return sql`${select({})} WHERE false`
  return joined(rows.map(select), ' UNION ALL ')
}
