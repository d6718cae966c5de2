import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import * as arrow from 'apache-arrow'
import { Engine } from '../../src/engine/engine.js'
import { sql } from '../../src/engine/sql.js'
import { workbook, zip } from '../ingest/zip.js'
import { runNode } from './child.js'

/**
 * How fast each format and encoding is read, from the bytes on disk to typed rows and a closed ledger, against the engine's bare
 * scan of the same rows as UTF-8 CSV. Each reading is a process of its own, start-up subtracted. Prints a table.
 * Usage: npx tsx test/bench/reading.ts [--rows 1000000] [--repetitions 3]
 */
const text = { type: 'string' } as const
const { values } = parseArgs({ options: { rows: text, repetitions: text } })
const rows = Number(values.rows ?? 1_000_000)
const repetitions = Number(values.repetitions ?? 3)
/** A workbook is read in memory and holds no more than this many rows. */
const MOST_SHEET_ROWS = 100_000

const folder = mkdtempSync(join(tmpdir(), 'limpet-reading-'))

function cells(row: number): readonly [string, string, string] {
  const instant = new Date(Date.UTC(2024, 0, 1) + row * 20_000).toISOString().slice(0, 19).replace('T', ' ')
  return [`客户${row % 20_011}`, `u${row % 60_013}`, instant]
}

function lines(count: number, written: (cells: readonly string[]) => string): string {
  const body = Array.from({ length: count }, (_, row) => written(cells(row)))
  return [written(['customer_id', 'user_id', 'logged_in_at']), ...body, ''].join('\n')
}

const plain = (parts: readonly string[]): string => parts.join(',')
const quoted = (parts: readonly string[]): string => parts.map((part) => `"${part}"`).join(',')

/** Only these characters are not ASCII, and their codes are known. */
function gb18030(content: string): Buffer {
  return Buffer.from(content.replaceAll('客户', '\u00bf\u00cd\u00bb\u00a7'), 'latin1')
}

async function parquet(): Promise<void> {
  const engine = await Engine.open({ directories: [folder] })
  const [source, target] = [join(folder, 'utf-8/logins.csv'), join(folder, 'parquet/logins.parquet')]
  await engine.run(sql`COPY (SELECT * FROM read_csv(${source}, header = true, auto_detect = false, delim = ',',
    columns = {customer_id: 'VARCHAR', user_id: 'VARCHAR', logged_in_at: 'TIMESTAMP'})) TO ${target} (FORMAT parquet)`)
  engine.close()
}

function ipc(): Uint8Array {
  const columns = [0, 1, 2].map((column) =>
    arrow.vectorFromArray(
      Array.from({ length: rows }, (_, row) => cells(row)[column] ?? ''),
      new arrow.Utf8(),
    ),
  )
  const [customer_id, user_id, logged_in_at] = columns
  if (!customer_id || !user_id || !logged_in_at) throw new Error('a column is missing')
  return arrow.tableToIPC(new arrow.Table({ customer_id, user_id, logged_in_at }), 'file')
}

function sheet(): Buffer {
  const written = (parts: readonly string[]): string[] =>
    parts.map((part) => `<c t="inlineStr"><is><t>${part}</t></is></c>`)
  const body = Array.from({ length: Math.min(rows, MOST_SHEET_ROWS) }, (_, row) => written(cells(row)))
  return workbook({ s: [written(['customer_id', 'user_id', 'logged_in_at']), ...body] })
}

interface Contender {
  readonly name: string
  readonly file: string
  readonly rows: number
  readonly content: (() => string | Uint8Array) | null
}

const csv = lines(rows, plain)
const contenders: readonly Contender[] = [
  { name: 'utf-8', file: 'logins.csv', rows, content: () => csv },
  { name: 'utf-8 with mark', file: 'logins.csv', rows, content: () => `\ufeff${csv}` },
  { name: 'utf-16le', file: 'logins.csv', rows, content: () => Buffer.from(`\ufeff${csv}`, 'utf16le') },
  { name: 'gb18030', file: 'logins.csv', rows, content: () => gb18030(csv) },
  { name: 'tab', file: 'logins.tsv', rows, content: () => csv.replaceAll(',', '\t') },
  { name: 'quoted', file: 'logins.csv', rows, content: () => lines(rows, quoted) },
  { name: 'gz', file: 'logins.csv.gz', rows, content: () => gzipSync(csv) },
  { name: 'zip', file: 'logins.zip', rows, content: () => zip({ 'logins.csv': csv }) },
  { name: 'xlsx', file: 'logins.xlsx', rows: Math.min(rows, MOST_SHEET_ROWS), content: sheet },
  { name: 'parquet', file: 'logins.parquet', rows, content: null },
  { name: 'arrow', file: 'logins.arrow', rows, content: ipc },
]

async function fastest(mode: string, directory: string): Promise<{ seconds: number; memory: number }> {
  const script = join(import.meta.dirname, 'reading-child.ts')
  let best = { seconds: Number.POSITIVE_INFINITY, memory: 0 }
  for (let round = 0; round < repetitions; round += 1) {
    const { output, cost } = await runNode(['--import', 'tsx', script, mode, directory])
    const seconds = Number(output)
    if (seconds < best.seconds) best = { seconds, memory: cost.memory }
  }
  return best
}

function say(
  name: string,
  count: number,
  bytes: number,
  took: { seconds: number; memory: number },
  base: number,
): void {
  const perSecond = count / took.seconds
  const figures = [
    `${(perSecond / 1e6).toFixed(2)} M rows/s`.padStart(16),
    `${(bytes / 1e6 / took.seconds).toFixed(0)} MB/s`.padStart(10),
    `${(base / perSecond).toFixed(2)} × bare`.padStart(14),
    `${took.memory.toFixed(0)} MB`.padStart(9),
  ]
  process.stdout.write(`${name.padEnd(16)}${figures.join('')}\n`)
}

try {
  for (const { name, file, content } of contenders) {
    mkdirSync(join(folder, name))
    if (content === null) await parquet()
    else writeFileSync(join(folder, name, file), content())
  }
  const bare = await fastest('bare', join(folder, 'utf-8'))
  const base = rows / bare.seconds
  say('bare scan', rows, Buffer.byteLength(csv), bare, base)
  for (const { name, file, rows: count } of contenders) {
    const took = await fastest('limpet', join(folder, name))
    say(name, count, statSync(join(folder, name, file)).size, took, base)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
