import { z } from 'zod'
import type { Engine } from '../engine/engine.js'
import { joined, quotedIdentifier, type Sql, sql } from '../engine/sql.js'
import type { Dataset } from './dataset.js'
import type { Part } from './part.js'
import { Refusal } from './refusal.js'
import type { Staged } from './staging.js'
import { fileLine } from './yaml-line.js'

/** Fewer rows alike than this are chance. */
const FEWEST_ALIKE = 3

/** How the rows of a dataset are told apart: their own number, their day, and what two records of one fact have in common. */
interface Identity {
  readonly key: string
  readonly day: string
  readonly fact: readonly string[]
}
const identities: Readonly<Partial<Record<Dataset['id'], Identity>>> = {
  payments: { key: 'payment_id', day: 'paid_on', fact: ['customer_id', 'paid_on', 'amount'] },
  subscriptions: {
    key: 'subscription_id',
    day: 'started_on',
    fact: ['customer_id', 'started_on', 'ended_on', 'amount', 'monthly_amount', 'annual_amount', 'term_amount', 'plan'],
  },
}
const span = z.object({ file: z.number(), first: z.string(), last: z.string() })
const contradiction = z.object({ file: z.number(), other: z.number(), rows: z.number(), example: z.string() })
const pair = z.object({ file: z.number(), other: z.number(), alike: z.number(), of: z.number() })

/**
 * Money that stands in two files: the year beside its months, two states of one list. A row that is in an earlier file too, its own
 * number and every cell, is dropped. A Refusal where such a file says something else under a number of the earlier one, and where half of a
 * file is another one's under other numbers or none: nobody but limpet.yaml can tell one fact from two. Files whose days don't meet are
 * not compared.
 */
export async function dropRepeats(
  engine: Engine,
  staged: Staged,
  parts: readonly Part[],
  copies: ReadonlySet<number>,
): Promise<void> {
  const identity = identities[staged.dataset.id]
  if (identity === undefined || parts.length < 2) return
  const originals = parts.flatMap((_, file) => (copies.has(file) ? [] : [file]))
  const rows = sql`ledger IS NULL AND list_contains([${joined(originals, ', ')}], ledger_file)`
  if (!(await doDaysMeet(engine, staged, identity, rows))) return
  if (staged.columns.includes(identity.key)) {
    await dropIdentical(engine, staged, identity, rows)
    await refuseContradictions(engine, staged, identity, rows, parts)
  }
  await refuseAlike(engine, staged, identity, rows, parts)
}

async function doDaysMeet(engine: Engine, { table }: Staged, { day }: Identity, rows: Sql): Promise<boolean> {
  const cell = quotedIdentifier(day)
  const spans = z.array(span).parse(
    await engine.rows(sql`
      SELECT ledger_file AS file, CAST(min(${cell}) AS VARCHAR) AS first, CAST(max(${cell}) AS VARCHAR) AS last
      FROM ${table} WHERE ${rows} AND ${cell} IS NOT NULL GROUP BY ledger_file ORDER BY first, last, file`),
  )
  return spans.some(({ first }, index) => spans.slice(0, index).some((earlier) => earlier.last >= first))
}

/** Of a row that stands several times in both files as many are kept as stand in the one that has more. */
async function dropIdentical(engine: Engine, { table, columns }: Staged, { key }: Identity, rows: Sql): Promise<void> {
  const cells = joined(columns.map(quotedIdentifier), ', ')
  await engine.run(sql`
    UPDATE ${table} SET ledger = 'drop:repeated-row'
    FROM (
      SELECT row_id FROM (
        SELECT rowid AS row_id, ledger_file, hash(row(${cells})) AS content,
          row_number() OVER (PARTITION BY hash(row(${cells})), ledger_file ORDER BY rowid) AS place
        FROM ${table} WHERE ${rows} AND ${quotedIdentifier(key)} IS NOT NULL
      ) QUALIFY row_number() OVER (PARTITION BY content, place ORDER BY ledger_file) > 1
    ) AS repeated
    WHERE ${table}.rowid = repeated.row_id`)
}

async function refuseContradictions(
  engine: Engine,
  { dataset, table }: Staged,
  identity: Identity,
  rows: Sql,
  parts: readonly Part[],
): Promise<void> {
  const key = quotedIdentifier(identity.key)
  const [found] = z.array(contradiction).parse(
    await engine.rows(sql`
      WITH numbered AS (SELECT DISTINCT ledger_file, ${key} AS number FROM ${table} WHERE ${rows} AND ${key} IS NOT NULL),
        repeating AS (SELECT DISTINCT ledger_file FROM ${table} WHERE ledger = 'drop:repeated-row')
      SELECT earlier.ledger_file AS file, later.ledger_file AS other, CAST(count(*) AS DOUBLE) AS rows, min(number) AS example
      FROM repeating JOIN numbered AS later USING (ledger_file)
        JOIN numbered AS earlier USING (number) WHERE earlier.ledger_file < later.ledger_file
      GROUP BY ALL ORDER BY ALL LIMIT 1`),
  )
  const [one, other] = [parts[found?.file ?? -1], parts[found?.other ?? -1]]
  if (found === undefined || one === undefined || other === undefined) return
  const [file, second] = [one.file.file, other.file.file]
  const ignore = fileLine(file, 'ignore')
  const { rows: count, example } = found
  throw new Refusal('data', 'files-contradict', {
    file,
    other: second,
    dataset: dataset.id,
    rows: count,
    example,
    ignore,
  })
}

async function refuseAlike(
  engine: Engine,
  { dataset, table, columns }: Staged,
  { day, fact }: Identity,
  rows: Sql,
  parts: readonly Part[],
): Promise<void> {
  const content = joined(fact.filter((name) => columns.includes(name)).map(quotedIdentifier), ', ')
  const alike = z.array(pair).parse(
    await engine.rows(sql`
      WITH facts AS (
        SELECT ledger_file, hash(row(${content})) AS fact, count(*) AS times
        FROM ${table} WHERE ${rows} AND ${quotedIdentifier(day)} IS NOT NULL GROUP BY ALL
      ),
      sizes AS (SELECT ledger_file, sum(times) AS size FROM facts GROUP BY ledger_file)
      SELECT one.ledger_file AS file, other.ledger_file AS other, CAST(sum(least(one.times, other.times)) AS DOUBLE) AS alike,
        CAST(least(any_value(size_of_one.size), any_value(size_of_other.size)) AS DOUBLE) AS of
      FROM facts AS one JOIN facts AS other ON one.fact = other.fact AND one.ledger_file < other.ledger_file
        JOIN sizes AS size_of_one ON size_of_one.ledger_file = one.ledger_file
        JOIN sizes AS size_of_other ON size_of_other.ledger_file = other.ledger_file
      GROUP BY ALL ORDER BY ALL`),
  )
  for (const { file, other, alike: count, of } of alike) {
    const [one, two] = [parts[file], parts[other]]
    if (one === undefined || two === undefined || (one.isConfigured && two.isConfigured)) continue
    if (count >= FEWEST_ALIKE && count * 2 >= of) refuseFiles(dataset, one, two, count, of)
  }
}

function refuseFiles({ id }: Dataset, one: Part, other: Part, rows: number, of: number): never {
  const [file, second] = [one.file.file, other.file.file]
  const use = fileLine(file, { dataset: id })
  const yaml = `${use.slice(0, -2)}, ${fileLine(second, { dataset: id }).slice('files: { '.length)}`
  const ignore = fileLine(second, 'ignore')
  throw new Refusal('data', 'files-alike', { file, other: second, dataset: id, rows, of, yaml, ignore })
}
