import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Engine } from '../../src/engine/engine.js'
import { readConfiguration } from '../../src/ingest/configuration.js'
import { payments } from '../../src/ingest/datasets/payments.js'
import { encodingOf } from '../../src/ingest/encoding.js'
import { openFolder } from '../../src/ingest/ingest.js'
import { paymentsOf } from './receipts.js'
import { lines, refusalOf, room } from './room.js'

const header = '流水号,客户编号,实收金额,收款日期,产品'
/** 科技 and ，in GB18030; the same two characters in Big5. */
const technology = Buffer.from([0xbf, 0xc6, 0xbc, 0xbc])
const technologyBig5 = Buffer.from([0xac, 0xec, 0xa7, 0xde])
const ascii = 'payment_id,customer_id,amount,paid_on,product'
const row = (id: string, product: Buffer | string): Buffer =>
  Buffer.concat([Buffer.from(`${id},c1,10,2024-01-05,`), Buffer.from(product as string), Buffer.from('\n')])

function swapped(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16()
}

describe('the encoding of a head', () => {
  test.each<[string, Buffer, string]>([
    ['plain ASCII', Buffer.from('a,b\n'), 'utf-8'],
    ['nothing', Buffer.alloc(0), 'utf-8'],
    ['UTF-8', Buffer.from('客户,é\n'), 'utf-8'],
    ['UTF-8 cut inside a character', Buffer.from('客户').subarray(0, 5), 'utf-8'],
    ['UTF-16 with its mark', Buffer.from('\ufeff客', 'utf16le'), 'utf-16le'],
    ['UTF-16 the other way', swapped('\ufeff客'), 'utf-16be'],
    ['UTF-16 without a mark', Buffer.from('客户,10,b\n', 'utf16le'), 'utf-16le'],
    ['UTF-16 the other way without a mark', swapped('客户,10,b\n'), 'utf-16be'],
    ['a few NUL bytes', Buffer.from(`a,b\n${'1,2\n'.repeat(20)}\0\0,1\n`), 'utf-8'],
    ['GB18030', technology, 'gb18030'],
  ])('%s', (_, head, encoding) => {
    expect(encodingOf(head)).toBe(encoding)
  })
})

describe('the same payments come out of every encoding', () => {
  const text = `${header}\r\np1,客户一,10,2024-01-05,"科技, é"\r\n\r\np2,客户二,x,2024-01-05,\r\np3,客户三,12,2024-01-06,"两\n行"\r\n`
  test.each<[string, Buffer, string]>([
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`), 'utf-8'],
    ['UTF-16LE', Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-16le'],
    ['UTF-16BE', swapped(`\ufeff${text}`), 'utf-16be'],
    ['UTF-16LE without a mark', Buffer.from(text, 'utf16le'), 'utf-16le'],
  ])('%s', async (_, content, encoding) => {
    const { payments: read, sources } = await paymentsOf({ 'x.csv': content })
    expect(read.map(({ payment_id, customer_id, product }) => [payment_id, customer_id, product])).toEqual([
      ['p1', '客户一', '科技, é'],
      ['p3', '客户三', '两\n行'],
    ])
    expect(sources[0]).toMatchObject({
      encoding,
      bytes: content.length,
      lines: { total: 6, preamble: 0, header: 1, blank: 1, records: 4 },
      rejects: [{ reason: 'not-an-amount', examples: [{ line: 4, value: 'x' }] }],
    })
  })
})

test('GB18030 that begins late is found, and leaves nothing behind', async () => {
  const many = Array.from({ length: 20_000 }, (_, index) => `p${index},c1,10,2024-01-05,Base`)
  const content = Buffer.concat([Buffer.from(lines(ascii, ...many)), row('q1', technology), row('q2,', '')])
  const directory = room({ 'x.csv': content })
  const engine = await Engine.open({ directories: [directory] })
  const { sources, load } = await openFolder({ directory, configuration: readConfiguration(directory), engine })
  await load(payments)
  expect(sources[0]).toMatchObject({
    encoding: 'gb18030',
    rows: 20_002,
    accepted: 20_001,
    rejects: [{ reason: 'too-many-fields', examples: [{ line: 20_003 }] }],
  })
  expect(readdirSync(engine.temporaryDirectory)).toEqual(['spill'])
  engine.close()
})

describe('what can not be told for certain is refused', () => {
  const refused = async (content: Buffer, yaml = '') => {
    const { code, args } = await refusalOf(room({ 'x.csv': content, 'limpet.yaml': yaml }))
    return [code, args['line'], args['yaml']]
  }
  const line = 'files: { x.csv: { encoding: big5 } }'
  const western = Buffer.from([0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72])

  test('Big5 and Western accents, which GB18030 would take for rare characters', async () => {
    for (const product of [technologyBig5, western])
      expect(await refused(Buffer.concat([Buffer.from(`${ascii}\n`), row('p1', product)]))).toEqual([
        'encoding-unsupported',
        1,
        line,
      ])
  })

  test('a byte of no encoding, with its line', async () => {
    const content = Buffer.concat([Buffer.from(`${ascii}\n`), row('p1', technology), row('p2', Buffer.from([0xff]))])
    expect(await refused(content)).toEqual(['encoding-unsupported', 3, line])
  })

  test('half a character of UTF-16', async () => {
    expect(await refused(Buffer.concat([Buffer.from(`\ufeff${ascii}\n`, 'utf16le'), Buffer.from([0x41])]))).toEqual([
      'encoding-unsupported',
      2,
      line,
    ])
  })

  test('bytes that are not in the encoding which limpet.yaml names', async () => {
    const content = Buffer.concat([Buffer.from(`${ascii}\n`), row('p1', technology)])
    expect((await refused(content, 'files: { x.csv: { encoding: utf-8 } }'))[0]).toBe('encoding-unsupported')
  })

  test('and Big5 is read where limpet.yaml says so', async () => {
    const content = Buffer.concat([Buffer.from(`${ascii}\n`), row('p1', technologyBig5)])
    const { payments: read, sources } = await paymentsOf({ 'x.csv': content, 'limpet.yaml': line })
    expect([read[0]?.['product'], sources[0]?.encoding]).toEqual(['科技', 'big5'])
  })

  test('a byte that Windows-1252 lacks, with its line', async () => {
    const content = Buffer.concat([
      Buffer.from(`${ascii}\n`),
      row('p1', Buffer.from([0x80])),
      row('p2', Buffer.from([0x81])),
    ])
    const asked = 'files: { x.csv: { encoding: windows-1252 } }'
    expect((await refused(content, asked)).slice(0, 2)).toEqual(['encoding-unsupported', 3])
  })
})

test('lines that end with a carriage return alone are lines', async () => {
  const { sources } = await paymentsOf({ 'x.csv': `${ascii}\rp1,c1,10,2024-01-05,x\r\rp2,c1,y,2024-01-05,x\r` })
  expect(sources[0]).toMatchObject({
    accepted: 1,
    lines: { total: 4, header: 1, blank: 1, records: 2 },
    rejects: [{ examples: [{ line: 4, value: 'y' }] }],
  })
})
