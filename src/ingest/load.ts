import type { Engine } from '../engine/engine.js'
import { joined, quotedIdentifier, type Sql, sql } from '../engine/sql.js'
import { defineSource } from '../model/table.js'
import { copiesAmong } from './copies.js'
import { type Attribute, attributesOf, fillAttributes, mergeCustomers } from './customers.js'
import type { Dataset } from './dataset.js'
import { fileOperation } from './engine-file.js'
import { unchanged } from './file-state.js'
import type { Finding } from './finding.js'
import { type PartAccount, readAccounts } from './ledger.js'
import { engineRows, type Part } from './part.js'
import { Refusal } from './refusal.js'
import { openRelation } from './relation.js'
import { refuseOtherHeader } from './repeated-header.js'
import { dropRepeats } from './repeats.js'
import { rowsOf } from './row-rules.js'
import { attributeColumn, type Staged, stagedRows, type Texts } from './staging.js'
import type { TestAccounts } from './test-accounts.js'
import { valueType } from './values.js'

interface Loaded {
  /** What became of the rows of each part, in the order of the parts. */
  readonly accounts: readonly PartAccount[]
  /** Parts that repeat an earlier one, by index. */
  readonly copies: ReadonlyMap<number, number>
  /** The headers that became attributes of customers, by file. */
  readonly attributes: readonly Attribute[]
  readonly findings: readonly Finding[]
  /** The rows that were not a copy, where there is a part. */
  readonly staged: Staged | null
}

/**
 * Fills the table of a dataset from its parts, one scan each: a view of the staged rows that were accepted, with all
 * canonical columns; what no part has is NULL and takes no room. What was rejected or dropped only the accounts remember.
 */
export async function loadDataset(
  engine: Engine,
  dataset: Dataset,
  parts: readonly Part[],
  testAccounts: TestAccounts,
  onPart: (file: string) => void,
): Promise<Loaded> {
  if (parts.length === 0) return noParts(engine, dataset)
  const attributes = dataset.attributes ? attributesOf(parts) : []
  const staged = await stage(engine, dataset, parts, attributes.length)
  for (const [index, part] of parts.entries()) {
    onPart(part.file.file)
    await loadPart(engine, staged, part, attributes, index)
  }
  const copies = await copiesAmong(engine, staged, parts.length)
  await dropRepeats(engine, staged, parts, new Set(copies.keys()))
  if (dataset.attributes) await mergeCustomers(engine, staged, attributes.length)
  await testAccounts.drop(engine, staged, attributes, [...copies.keys()])
  const accounts = await readAccounts(engine, staged, parts, new Set(copies.keys()))
  await refuseOtherHeader(engine, staged, parts, accounts)
  for (const file of copies.keys()) await engine.run(sql`DELETE FROM ${staged.table} WHERE ledger_file = ${file}`)
  const findings = dataset.attributes ? await fillAttributes(engine, staged, dataset.attributes, attributes) : []
  await showAccepted(engine, staged, accounts)
  return { accounts, copies, attributes, findings, staged }
}

async function stage(engine: Engine, dataset: Dataset, parts: readonly Part[], attributes: number): Promise<Staged> {
  const present = new Set(parts.flatMap((part) => [...textsOf(part, () => sql`NULL`).keys()]))
  const columns = Object.keys(dataset.columns).filter((name) => present.has(name))
  const staged = { dataset, columns, table: defineSource(`staged_${dataset.id}`) }
  const cells = [
    ...columns.map((name) => nullOf(valueType[dataset.columns[name]?.type ?? 'text'], name)),
    ...Array.from({ length: attributes }, (_, index) => nullOf(sql`VARCHAR`, attributeColumn(index))),
    nullOf(sql`VARCHAR`, 'ledger'),
    nullOf(sql`SMALLINT`, 'ledger_file'),
  ]
  await engine.fill(staged.table, sql`SELECT ${joined(cells, ', ')} WHERE false`)
  return staged
}

/** Shows the accepted rows under the dataset's name, and counts them: they must be what the accounts say. */
async function showAccepted(engine: Engine, staged: Staged, accounts: readonly PartAccount[]): Promise<void> {
  const { dataset, table, columns } = staged
  await engine.fillView(dataset.table, sql`${canonical(dataset, columns)} FROM ${table} WHERE ledger IS NULL`, table)
  if (dataset.detail !== undefined) {
    const filled = dataset.detail.columns
      .filter((name) => columns.includes(name))
      .map((name) => sql`${quotedIdentifier(name)} IS NOT NULL`)
    const stated = filled.length === 0 ? sql`false` : joined(filled, ' OR ')
    const rows = sql`${canonical(dataset, columns)} FROM ${table} WHERE ledger IS NULL AND (${stated})`
    await engine.fillView(dataset.detail.table, rows, table)
  }
  const [counted] = await engine.rows(sql`SELECT count(*) AS rows FROM ${dataset.table}`)
  const accepted = accounts.reduce((sum, account) => sum + account.accepted, 0)
  if (counted?.['rows'] !== accepted) {
    throw new Refusal('data', 'ledger-open', { file: dataset.id, counted: accepted, read: Number(counted?.['rows']) })
  }
}

async function noParts(engine: Engine, dataset: Dataset): Promise<Loaded> {
  const nothing = sql`${canonical(dataset, [])} WHERE false`
  await engine.fill(dataset.table, nothing)
  if (dataset.detail !== undefined) await engine.fill(dataset.detail.table, nothing)
  if (dataset.attributes) {
    await fillAttributes(engine, { dataset, table: dataset.table, columns: [] }, dataset.attributes, [])
  }
  return { accounts: [], copies: new Map(), attributes: [], findings: [], staged: null }
}

/** All canonical columns of a dataset; those that are not present are NULL of their type. */
function canonical(dataset: Dataset, present: readonly string[]): Sql {
  const cells = Object.entries(dataset.columns).map(([name, { type }]) =>
    present.includes(name) ? quotedIdentifier(name) : nullOf(valueType[type], name),
  )
  return sql`SELECT ${joined(cells, ', ')}`
}

function nullOf(type: Sql, name: string): Sql {
  return sql`CAST(NULL AS ${type}) AS ${quotedIdentifier(name)}`
}

async function loadPart(
  engine: Engine,
  staged: Staged,
  part: Part,
  attributes: readonly Attribute[],
  index: number,
): Promise<void> {
  const opened = openRelation(part)
  const { text, release } = opened
  const rowed = rowsOf(part, opened)
  const cells = attributes
    .map(({ headers }) => headers.get(part.file.file))
    .map((at) => (at === undefined ? null : text(at)))
  const rows = stagedRows({ ...staged, dataset: part.dataset }, rowed, textsOf(part, rowed.text), cells, index)
  const inserted = await unchanged(part.file, () =>
    fileOperation(part.file.file, () => engine.run(sql`INSERT INTO ${staged.table} ${rows}`)),
  )
  await release()
  if (inserted !== engineRows(part)) {
    throw new Refusal('data', 'ledger-open', { file: part.file.file, counted: engineRows(part), read: inserted })
  }
}

function textsOf(part: Part, text: (index: number) => Sql): Texts {
  const texts = new Map([...part.columns].map(([name, index]) => [name, text(index)]))
  if (part.currency !== null) texts.set('currency', sql`CAST(${part.currency.code} AS VARCHAR)`)
  return texts
}
