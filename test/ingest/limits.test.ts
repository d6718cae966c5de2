import { execFileSync } from 'node:child_process'
import { appendFileSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as arrow from 'apache-arrow'
import { describe, expect, onTestFinished, test } from 'vitest'
import { Engine } from '../../src/engine/engine.js'
import { readConfiguration } from '../../src/ingest/configuration.js'
import { datasets } from '../../src/ingest/datasets/index.js'
import { openFolder } from '../../src/ingest/ingest.js'
import { Refusal } from '../../src/ingest/refusal.js'
import { csv, parquet, paymentsOf } from './receipts.js'
import { lines, refusalOf, room } from './room.js'

/** Surveys a folder, lets something happen to it, loads it; the refusal that comes of it. */
async function refusalAfter(directory: string, happening: () => void): Promise<unknown> {
  const engine = await Engine.open({ directories: [directory] })
  onTestFinished(() => engine.close())
  const { load } = await openFolder({ directory, configuration: readConfiguration(directory), engine })
  happening()
  try {
    for (const dataset of datasets) await load(dataset)
  } catch (error) {
    return error instanceof Refusal ? { code: error.code, args: error.args } : error
  }
  return null
}

describe('a file that changes between its survey and its load is refused', () => {
  const files = async (): Promise<Record<string, Buffer>> => ({
    'x.csv': Buffer.from(csv),
    'x.parquet': await parquet(),
    'x.arrow': Buffer.from(
      arrow.tableToIPC(arrow.tableFromArrays({ customer_id: ['c1'], amount: ['5'], paid_on: ['2024-01-05'] }), 'file'),
    ),
  })

  test.each(['x.csv', 'x.parquet', 'x.arrow'])('%s, grown', async (name) => {
    const content = (await files())[name] ?? Buffer.alloc(0)
    const directory = room({ [name]: content })
    expect(
      await refusalAfter(directory, () => appendFileSync(join(directory, name), 'p9,c9,1,2024-01-05,x\n')),
    ).toEqual({
      code: 'file-changed',
      args: { file: name, before: content.length, after: content.length + 21 },
    })
  })

  test('replaced by another of the same size', async () => {
    const directory = room({ 'x.csv': csv })
    const path = join(directory, 'x.csv')
    const { mtime } = statSync(path)
    const happening = (): void => {
      writeFileSync(path, csv.replace('p1,c1,10', 'p1,c1,90'))
      utimesSync(path, mtime, new Date(mtime.getTime() + 1000))
    }
    const size = Buffer.byteLength(csv)
    const args = { file: 'x.csv', before: size, after: size }
    expect(await refusalAfter(directory, happening)).toEqual({ code: 'file-changed', args })
  })

  test('gone', async () => {
    const directory = room({ 'x.csv': csv })
    expect(await refusalAfter(directory, () => rmSync(join(directory, 'x.csv')))).toEqual({
      code: 'file-unreadable',
      args: { file: 'x.csv', why: 'ENOENT' },
    })
  })

  test('but not one that was only read', async () => {
    const directory = room({ 'x.csv': csv })
    expect(await refusalAfter(directory, () => void readFileSync(join(directory, 'x.csv')))).toBeNull()
  })
})

describe('sizes', () => {
  const long = '客'.repeat(200_000)

  test.each<[string, (text: string) => Buffer]>([
    ['utf-8', (text) => Buffer.from(text)],
    ['utf-16le', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ])('a cell of 200,000 characters is read whole, in %s', async (_, encoded) => {
    const text = lines('payment_id,customer_id,amount,paid_on,product', `p1,c1,10,2024-01-05,${long}`)
    const { payments, sources } = await paymentsOf({ 'x.csv': encoded(text) })
    expect(payments.map(({ product }) => product)).toEqual([long])
    expect(sources[0]).toMatchObject({ rows: 1, accepted: 1 })
  })

  test('a table of 5,000 columns is read, and what it has too much is said to be unused', async () => {
    const more = Array.from({ length: 4_997 }, (_, index) => `extra ${index}`)
    const header = ['customer_id', ...more, 'amount', 'paid_on'].join(',')
    const row = ['c1', ...more.map(() => '1'), '10', '2024-01-05'].join(',')
    const { payments, sources } = await paymentsOf({ 'x.csv': lines(header, row, row.replace('c1', 'c2')) })
    expect(payments.map(({ customer_id, amount }) => [customer_id, amount])).toEqual([
      ['c1', 10],
      ['c2', 10],
    ])
    expect(sources[0]?.unused).toHaveLength(4_997)
  })
})

test.skipIf(process.platform === 'win32')('a named pipe, which would never end, is refused', async () => {
  const directory = room({ 'x.csv': csv })
  execFileSync('mkfifo', [join(directory, 'pipe.csv')])
  expect(await refusalOf(directory)).toMatchObject({ code: 'file-unreadable', args: { file: 'pipe.csv' } })
})
