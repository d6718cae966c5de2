import { readdirSync } from 'node:fs'
import { crc32, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { Engine } from '../../src/engine/engine.js'
import { readConfiguration } from '../../src/ingest/configuration.js'
import { openFolder } from '../../src/ingest/ingest.js'
import { csv, header, paymentsOf } from './receipts.js'
import { lines, refusalOf, room } from './room.js'
import { workbook, zip } from './zip.js'

const text = (content: string) => `<c t="inlineStr"><is><t>${content}</t></is></c>`
const number = (content: string) => `<c><v>${content}</v></c>`
const date = (content: string) => `<c s="1"><v>${content}</v></c>`
const heads = header.split(',').map(text)
const sheet = [
  heads,
  [text('p1'), number('17'), number('0.1'), date('45352'), text('Base')],
  [text('p2'), text('c2'), number('28.160000000000004'), date('45352.420243055553'), text('a "b", c')],
  [text('p3'), number('1.23456789012346E+17'), number('5'), date('45353'), text('two\nlines')],
  [text('p4'), text('c4'), text('x'), date('45353'), text('x')],
]

describe('a workbook', () => {
  test('gives every sheet as a file of its own, with dates, numbers and the lines of its rows', async () => {
    const { payments, sources } = await paymentsOf({ 'book.xlsx': workbook({ 收款: sheet, Notes: [[text('hello')]] }) })
    expect(
      payments.map(({ payment_id, customer_id, amount, paid_on, product }) => [
        payment_id,
        customer_id,
        amount,
        paid_on,
        product,
      ]),
    ).toEqual([
      ['p1', '17', 0.1, '2024-03-01', 'Base'],
      ['p2', 'c2', 28.16, '2024-03-01', 'a "b", c'],
    ])
    expect(sources.map(({ file, dataset, rows, accepted }) => [file, dataset, rows, accepted])).toEqual([
      ['book.xlsx', null, 0, 0],
      ['book.xlsx#Notes', null, 0, 0],
      ['book.xlsx#收款', 'payments', 4, 2],
    ])
    expect(sources[2]?.rejects).toEqual([
      { reason: 'id-damaged', column: 'customer_id', rows: 1, examples: [{ line: 4, value: '1.23456789012346E+17' }] },
      { reason: 'not-an-amount', column: 'amount', rows: 1, examples: [{ line: 5, value: 'x' }] },
    ])
  })

  test('can have a sheet left out, or be left out whole', async () => {
    const book = workbook({ 收款: sheet.slice(0, 2), Copy: sheet.slice(0, 2) })
    const one = await paymentsOf({ 'b.xlsx': book, 'limpet.yaml': 'files: { "b.xlsx#Copy": ignore }' })
    expect(one.payments).toHaveLength(1)
    expect(one.findings.map(({ code }) => code)).toEqual(['file-ignored'])
    const none = await paymentsOf({ 'b.xlsx': book, 'x.csv': csv, 'limpet.yaml': 'files: { b.xlsx: ignore }' })
    expect(none.sources.map(({ file }) => file)).toEqual(['b.xlsx', 'x.csv'])
  })

  test.each<[string, Buffer | string]>([
    ['text', 'PK'],
    ['cut', workbook({ a: sheet }).subarray(0, 400)],
    ['no workbook', zip({ 'a.txt': 'x' })],
  ])('that is %s is refused as damaged', async (_, content) => {
    const { code, args } = await refusalOf(room({ 'b.xlsx': content }))
    expect([code, args['file']]).toEqual(['file-damaged', 'b.xlsx'])
  })
})

describe('an archive', () => {
  test('gives every member as a file of its own, whatever its name wants', async () => {
    const files = {
      'all.zip': zip({
        '../../x/payments.csv': lines(header, 'p1,c1,10,2024-01-05,x'),
        'more/付款.csv.gz': gzipSync(lines(header, 'p2,c1,x,2024-01-05,x', 'p3,c1,5,2024-01-06,x')),
        'book.xlsx': workbook({ s: sheet.slice(0, 2) }),
        'README.txt': 'hello',
        'empty/': '',
      }),
    }
    const { payments, sources } = await paymentsOf(files)
    expect(payments).toHaveLength(3)
    expect(sources.map(({ file, accepted }) => [file, accepted])).toEqual([
      ['all.zip', 0],
      ['all.zip#../../x/payments.csv', 1],
      ['all.zip#README.txt', 0],
      ['all.zip#book.xlsx', 0],
      ['all.zip#book.xlsx#s', 1],
      ['all.zip#more/付款.csv.gz', 1],
    ])
    expect(sources[5]?.rejects[0]?.examples).toEqual([{ line: 2, value: 'x' }])
  })

  test('in an archive, and formats that can not be read, are refused by name', async () => {
    for (const name of ['inner.zip', 'old.xls', 'events.jsonl']) {
      const { code, args } = await refusalOf(room({ 'a.zip': zip({ [name]: 'x' }) }))
      expect([code, args['file']]).toEqual(['format-unsupported', `a.zip#${name}`])
    }
  })

  test('that unpacks to far more than it is, says so or lies about it', async () => {
    const bomb = Buffer.alloc(100 * 1024 * 1024)
    expect(await refusalOf(room({ 'a.zip': zip({ 'a.csv': bomb }) }))).toMatchObject({
      code: 'archive-too-large',
      args: { file: 'a.zip', members: 1, megabytes: 105 },
    })
    expect((await refusalOf(room({ 'a.zip': zip({ 'a.csv': bomb }, 1000) }))).code).toBe('file-damaged')
    const many = Object.fromEntries(Array.from({ length: 2001 }, (_, index) => [`${index}.csv`, '']))
    expect((await refusalOf(room({ 'a.zip': zip(many) }))).code).toBe('archive-too-large')
  })

  test.each<[string, Buffer | string]>([
    ['text', 'PK'],
    ['cut', zip({ 'a.csv': csv }).subarray(0, 80)],
  ])('that is %s is refused as damaged', async (_, content) => {
    const { code, args } = await refusalOf(room({ 'a.zip': content }))
    expect([code, args['file']]).toEqual(['file-damaged', 'a.zip'])
  })

  test('of which a member has another checksum is refused', async () => {
    const archive = zip({ 'a.csv': csv })
    const sum = Buffer.alloc(4)
    sum.writeUInt32LE(crc32(csv))
    archive[archive.lastIndexOf(sum)] = (sum[0] ?? 0) ^ 1
    const { code, args } = await refusalOf(room({ 'a.zip': archive }))
    expect([code, args]).toEqual(['file-damaged', { file: 'a.zip', why: 'checksum: a.csv' }])
  })

  test('leaves nothing behind', async () => {
    const directory = room({ 'a.zip': zip({ 'p.csv': csv }), 'b.xlsx': workbook({ s: [[text('note')]] }) })
    const engine = await Engine.open({ directories: [directory] })
    await openFolder({ directory, configuration: readConfiguration(directory), engine })
    const { temporaryDirectory } = engine
    engine.close()
    expect(() => readdirSync(temporaryDirectory)).toThrowError(/ENOENT/)
  })
})
