import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import * as arrow from 'apache-arrow'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Engine } from '../../src/engine/engine.js'
import { joined, sql } from '../../src/engine/sql.js'
import { surveyArrow } from '../../src/ingest/arrow/survey.js'
import { readConfiguration } from '../../src/ingest/configuration.js'
import { contentsOf } from '../../src/ingest/contents.js'
import { fileOperation } from '../../src/ingest/engine-file.js'
import { type ListedFile, listFolder } from '../../src/ingest/folder.js'
import { surveyParquet } from '../../src/ingest/parquet.js'
import type { Survey } from '../../src/ingest/part.js'
import { Refusal } from '../../src/ingest/refusal.js'
import { cleaned, openRelation } from '../../src/ingest/relation.js'
import { surveyText } from '../../src/ingest/survey.js'
import { damaged } from './mutation.js'
import { csv, parquet } from './receipts.js'
import { zstd } from './room.js'
import { workbook, zip } from './zip.js'

/** Corrupted inputs to try, over all kinds; the long run sets LIMPET_FUZZ=100000. The seed of input n is the first seed plus n. */
const tries = Number(process.env['LIMPET_FUZZ'] ?? 2000)
const firstSeed = Number(process.env['LIMPET_FUZZ_SEED'] ?? 20_260_101)
/** Nothing so small may take longer, in milliseconds. */
const PATIENCE = 20_000

const words = new arrow.Dictionary(new arrow.Utf8(), new arrow.Int8(), 1)
const table = new arrow.Table({
  customer_id: arrow.vectorFromArray(['c1', '客户二', null], words),
  product: arrow.vectorFromArray(['a', null, '"b"'], new arrow.Utf8()),
  amount: arrow.vectorFromArray([1.5, 2, 3], new arrow.Float64()),
  isPaid: arrow.vectorFromArray([true, null, false], new arrow.Bool()),
})
const texts = ['a', 'b', 'c'].map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`)
const lz4 = join(import.meta.dirname, '../../fixtures/datasets/payments/arrow-lz4/x.feather')
const samples: Readonly<Record<string, () => Buffer | Promise<Buffer>>> = {
  'plain.csv': () => Buffer.from(csv),
  'wide.csv': () => Buffer.from(`\ufeff${csv}`, 'utf16le'),
  'packed.csv.gz': () => gzipSync(csv),
  'packed.csv.zst': () => zstd(csv),
  'archive.zip': () => zip({ 'a.csv': csv, 'b.csv.gz': gzipSync(csv) }),
  'book.xlsx': () => workbook({ s: [texts, texts, texts] }),
  'typed.parquet': parquet,
  'file.arrow': () => Buffer.from(arrow.tableToIPC(table, 'file')),
  'stream.arrows': () => Buffer.from(arrow.tableToIPC(table, 'stream')),
  'packed.feather': () => readFileSync(lz4),
  'limpet.yaml': () =>
    Buffer.from('files: { "x.csv": { dataset: payments, columns: { amount: 金额 } } }\nasOf: 2024-12-31\n'),
}
const kinds = Object.keys(samples)

let engine: Engine
let directory = ''
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'limpet-fuzz-'))
  engine = await Engine.open({ directories: [directory] })
})
afterAll(() => {
  engine.close()
  rmSync(directory, { recursive: true, force: true })
})

async function surveyOf(file: ListedFile): Promise<Survey | null> {
  const { temporaryDirectory } = engine
  if (file.kind === 'parquet') return surveyParquet(engine, file)
  if (file.kind === 'arrow') return surveyArrow(file, temporaryDirectory)
  if (file.kind !== 'csv') return null
  const asked = { encoding: undefined, isKnown: (header: string) => header === 'amount', temporaryDirectory }
  return cleaned(engine, file, await surveyText(file, asked))
}

/** Reads every cell of a file, and of what is in it: the engine must find as many rows as the survey. */
async function read(file: ListedFile): Promise<void> {
  for (const one of [file, ...(await contentsOf(file, engine.temporaryDirectory))]) {
    const survey = await surveyOf(one)
    if (survey === null || survey.headers.length === 0) continue
    const { relation, text, release } = openRelation({ survey, file: one })
    const cells = survey.headers.map((_, index) => sql`count(${text(index)})`)
    const query = sql`SELECT count(*) AS rows, ${joined(cells, ' + ')} AS cells FROM ${relation}`
    const [found] = await fileOperation(one.file, () => engine.rows(query))
    await release()
    expect(found?.['rows']).toBe(survey.kind === 'csv' ? survey.structure.records : survey.rows)
  }
}

/** Whether a damaged input is refused; any error but a refusal is thrown, with what is needed to see it again. */
async function isRefused(name: string, bytes: Buffer, seed: number): Promise<boolean> {
  const path = join(directory, name)
  writeFileSync(path, bytes)
  const start = performance.now()
  try {
    if (name === 'limpet.yaml') readConfiguration(directory)
    else for (const file of listFolder(directory)) await read(file)
    return false
  } catch (error) {
    if (error instanceof Refusal) return true
    throw new Error(`${name} damaged by seed ${seed}: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    })
  } finally {
    rmSync(path)
    expect(performance.now() - start, `${name} damaged by seed ${seed}`).toBeLessThan(PATIENCE)
  }
}

const chosen = kinds.filter((name) => name.includes(process.env['LIMPET_FUZZ_KIND'] ?? ''))
test.each(chosen)(
  `%s: ${tries} corrupted inputs of ${kinds.length} kinds from seed ${firstSeed} end in rows or in a refusal`,
  {
    timeout: 4 * 3_600_000,
  },
  async (name) => {
    const bytes = (await samples[name]?.()) ?? Buffer.alloc(0)
    const [first, share] = [firstSeed + kinds.indexOf(name), Math.ceil(tries / kinds.length)]
    let refused = 0
    for (let round = 0; round < share; round += 1) {
      const seed = first + round * kinds.length
      if (await isRefused(name, damaged(bytes, seed), seed)) refused += 1
    }
    expect(refused).toBeGreaterThan(0)
  },
)
