import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { Engine } from '../../src/engine/engine.js'
import { sql, type Table } from '../../src/engine/sql.js'
import type { Row } from '../../src/engine/values.js'
import { readConfiguration } from '../../src/ingest/configuration.js'
import { datasets } from '../../src/ingest/datasets/index.js'
import type { Finding } from '../../src/ingest/finding.js'
import { openFolder } from '../../src/ingest/ingest.js'
import { Refusal } from '../../src/ingest/refusal.js'
import type { Source } from '../../src/ingest/source.js'

export type Files = Readonly<Record<string, string | Uint8Array>>

/** Writes a data room to a temporary folder that goes with the test. */
export function room(files: Files): string {
  const directory = mkdtempSync(join(tmpdir(), 'limpet-room-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true })
    writeFileSync(join(directory, name), content)
  }
  return directory
}

interface Ingested {
  readonly sources: readonly Source[]
  readonly findings: readonly Finding[]
  readonly available: ReadonlySet<string>
  readonly source: (file: string) => Source
  /** All rows of a table, ordered by all columns. */
  readonly rows: (table: Table) => Promise<Row[]>
}

/** Opens a folder and loads every dataset, as a run does. */
export async function ingest(directory: string): Promise<Ingested> {
  const engine = await Engine.open({ directories: [directory] })
  onTestFinished(() => engine.close())
  const ingestion = await openFolder({ directory, configuration: readConfiguration(directory), engine })
  for (const dataset of datasets) await ingestion.load(dataset)
  const { sources, findings, available } = ingestion
  const source = (file: string): Source => {
    const found = sources.find((page) => page.file === file)
    if (found === undefined) throw new Error(`no source ${file}`)
    return found
  }
  return {
    sources,
    findings,
    available,
    source,
    rows: (table) => engine.rows(sql`SELECT * FROM ${table} ORDER BY ALL`),
  }
}

/** The refusal that reading a folder must end in. */
export async function refusalOf(directory: string): Promise<Refusal> {
  try {
    await ingest(directory)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('nothing was refused')
}

/** A Zstandard frame that holds the bytes as they are: valid, and made without a compressor. */
export function zstd(content: string): Buffer {
  const bytes = Buffer.from(content)
  const size = Buffer.alloc(4)
  size.writeUInt32LE(bytes.length)
  const blocks: Buffer[] = []
  for (let at = 0; at < bytes.length || at === 0; at += 65_536) {
    const block = bytes.subarray(at, at + 65_536)
    const isLast = at + 65_536 >= bytes.length
    const header = (block.length << 3) | (isLast ? 1 : 0)
    blocks.push(Buffer.from([header & 0xff, (header >> 8) & 0xff, (header >> 16) & 0xff]), block)
  }
  return Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xa0]), size, ...blocks])
}

/** The lines of a text file. */
export function lines(...rows: readonly string[]): string {
  return `${rows.join('\n')}\n`
}
