import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../src/ingest/refusal.js'
import { ingest, lines, refusalOf, room, zstd } from './room.js'

const reference = resolve(
  import.meta.dirname,
  '../..',
  process.env['LIMPET_REFERENCE_DATA'] ?? '../shared/data',
  'parquet-bad/bad_data',
)
const logins = lines(
  'customer_id,logged_in_at',
  ...Array.from({ length: 3000 }, (_, index) => `c${index},2024-01-05 10:00:00`),
)

describe.skipIf(!existsSync(reference))('every damaged Parquet file of the reference collection', () => {
  const names = existsSync(reference) ? readdirSync(reference).filter((name) => name.endsWith('.parquet')) : []

  test.each(names)('%s is refused by name or is none of ours', async (name) => {
    const directory = room({ [name]: readFileSync(join(reference, name)) })
    const outcome = await ingest(directory).then(
      ({ source }) => source(name).dataset,
      (error) => (error instanceof Refusal ? [error.code, error.args['file']] : error),
    )
    expect(outcome === null || JSON.stringify(outcome) === JSON.stringify(['file-damaged', name])).toBe(true)
  })

  test('a damaged one that limpet.yaml says is ours is refused as damaged when its rows are read', async () => {
    const yaml = 'files: { x.parquet: { dataset: customers, columns: { customer_id: nation_key, name: name } } }'
    const file = readFileSync(join(reference, 'ARROW-RS-GH-6229-DICTHEADER.parquet'))
    const { code, args } = await refusalOf(room({ 'x.parquet': file, 'limpet.yaml': yaml }))
    expect([code, args['file']]).toEqual(['file-damaged', 'x.parquet'])
  })
})

describe('a damaged file is refused by name', () => {
  const flipped = (bytes: Buffer, at: number): Buffer => {
    const copy = Buffer.from(bytes)
    copy.writeUInt8(copy.readUInt8(at) ^ 0x55, at)
    return copy
  }
  test.each<[string, string | Buffer]>([
    ['cut.csv.gz', gzipSync(logins).subarray(0, 500)],
    ['flipped.csv.gz', flipped(gzipSync(logins), 600)],
    ['text.csv.gz', logins],
    ['nothing.csv.gz', ''],
    ['cut.csv.zst', zstd(logins).subarray(0, 500)],
    ['text.csv.zst', logins],
    ['trailing.csv.zst', Buffer.concat([zstd(logins), Buffer.from('rubbish')])],
    ['text.parquet', logins],
    ['nothing.parquet', ''],
    ['magic.parquet', 'PAR1PAR1'],
  ])('%s', async (name, content) => {
    const { code, args } = await refusalOf(room({ [name]: content }))
    expect([code, args['file']]).toEqual(['file-damaged', name])
    expect(String(args['why'])).not.toMatch(/\/|\n/)
  })
})
