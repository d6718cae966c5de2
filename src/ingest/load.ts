import type { Engine } from '../engine/engine.js'
import { joined, quotedIdentifier, type Sql, sql } from '../engine/sql.js'
import { copiesAmong } from './copies.js'
import { type Attribute, attributesOf, fillAttributes, mergeCustomers } from './customers.js'
import type { Dataset } from './dataset.js'
import { fileOperation } from './engine-file.js'
import type { Finding } from './finding.js'
import { type PartAccount, readAccounts } from './ledger.js'
import { engineRows, type Part } from './part.js'
import { Refusal } from './refusal.js'
import { openRelation } from './relation.js'
import { attributeColumn, ledgerColumns, stagedRows, type Texts } from './staging.js'

interface Loaded {
  /** What became of the rows of each part, in the order of the parts. */
  readonly accounts: readonly PartAccount[]
  /** Parts that repeat an earlier one, by index. */
  readonly copies: ReadonlyMap<number, number>
  /** The headers that became attributes of customers, by file. */
  readonly attributes: readonly Attribute[]
  readonly findings: readonly Finding[]
}

/**
 * Fills the table of a dataset from its parts, one scan each: typed, then without the rows that were rejected or dropped,
 * which only the accounts remember. The table has all canonical columns even where there is no part.
 */
export async function loadDataset(
  engine: Engine,
  dataset: Dataset,
  parts: readonly Part[],
  onPart: (file: string) => void,
): Promise<Loaded> {
  const attributes = dataset.attributes ? attributesOf(parts) : []
  await engine.fill(dataset.table, sql`SELECT * FROM (${noRows(dataset, attributes.length)}) WHERE false`)
  for (const [index, part] of parts.entries()) {
    onPart(part.file.file)
    await loadPart(engine, part, attributes, index)
  }
  const copies = await copiesAmong(engine, dataset, parts.length)
  if (dataset.attributes) await mergeCustomers(engine, dataset, attributes.length)
  const accounts = await readAccounts(engine, dataset, parts, new Set(copies.keys()))
  await removeUnaccepted(engine, dataset, accounts, [...copies.keys()])
  const findings = dataset.attributes ? await fillAttributes(engine, dataset, attributes) : []
  const surplus = [...ledgerColumns, ...attributes.map((_, index) => attributeColumn(index))]
  for (const column of surplus)
    await engine.run(sql`ALTER TABLE ${dataset.table} DROP COLUMN ${quotedIdentifier(column)}`)
  return { accounts, copies, attributes, findings }
}

/** All columns of the staged table, with their types. */
function noRows(dataset: Dataset, attributes: number): Sql {
  const nothing = sql`CAST(NULL AS VARCHAR)`
  const texts = new Map(Object.keys(dataset.columns).map((name) => [name, nothing]))
  return stagedRows(dataset, sql`(SELECT 1)`, texts, Array<null>(attributes).fill(null), 0)
}

async function loadPart(engine: Engine, part: Part, attributes: readonly Attribute[], index: number): Promise<void> {
  const { relation, text, release } = await openRelation(engine, part)
  const cells = attributes
    .map(({ headers }) => headers.get(part.file.file))
    .map((at) => (at === undefined ? null : text(at)))
  const rows = stagedRows(part.dataset, relation, textsOf(part, text), cells, index)
  const inserted = await fileOperation(part.file.file, () => engine.run(sql`INSERT INTO ${part.dataset.table} ${rows}`))
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

async function removeUnaccepted(
  engine: Engine,
  dataset: Dataset,
  accounts: readonly PartAccount[],
  copies: readonly number[],
): Promise<void> {
  const conditions = [
    sql`ledger_reason IS NOT NULL`,
    sql`ledger_drop IS NOT NULL`,
    ...copies.map((file) => sql`ledger_file = ${file}`),
  ]
  await engine.run(sql`DELETE FROM ${dataset.table} WHERE ${joined(conditions, ' OR ')}`)
  const [counted] = await engine.rows(sql`SELECT count(*) AS rows FROM ${dataset.table}`)
  const accepted = accounts.reduce((sum, account) => sum + account.accepted, 0)
  if (counted?.['rows'] !== accepted) {
    throw new Refusal('data', 'ledger-open', { file: dataset.id, counted: accepted, read: Number(counted?.['rows']) })
  }
}
