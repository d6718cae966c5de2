import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { Engine } from '../../src/engine/engine.js'
import { sql } from '../../src/engine/sql.js'
import { rawCustomerAttribute, rawCustomers, rawLogins, rawPayments } from '../../src/model/raw.js'
import { ingest, lines, refusalOf, room, zstd } from './room.js'

const header = 'payment_id,customer_id,amount,paid_on,product'
const rows = [
  'p1,c1,10,2024-01-05,Base',
  'p2,c2,1200.50,2024-02-29,"Base, ""plus"""',
  'p3,客户三,-3.25,2024-03-31,"two\nlines"',
  'p4,c4,0,2024-04-30,',
]
const csv = lines(header, ...rows)
const expected = [
  { payment_id: 'p1', customer_id: 'c1', amount: 10, paid_on: '2024-01-05', product: 'Base' },
  { payment_id: 'p2', customer_id: 'c2', amount: 1200.5, paid_on: '2024-02-29', product: 'Base, "plus"' },
  { payment_id: 'p3', customer_id: '客户三', amount: -3.25, paid_on: '2024-03-31', product: 'two\nlines' },
  { payment_id: 'p4', customer_id: 'c4', amount: 0, paid_on: '2024-04-30', product: null },
]

/** The same payments as Parquet, typed as an exporting database would type them. */
async function parquet(): Promise<Buffer> {
  const directory = mkdtempSync(join(tmpdir(), 'limpet-parquet-'))
  const engine = await Engine.open({ directories: [directory] })
  const file = join(directory, 'x.parquet')
  await engine.run(sql`
    COPY (
      SELECT * FROM (VALUES
        (TIMESTAMPTZ '2024-01-05 00:00:00+00', 10::DOUBLE, 'p1', 'c1'::BLOB, 'Base', [1]),
        (TIMESTAMPTZ '2024-02-29 00:00:00+00', 1200.5::DOUBLE, 'p2', 'c2'::BLOB, 'Base, "plus"', [1]),
        (TIMESTAMPTZ '2024-03-31 00:00:00+00', -3.25::DOUBLE, 'p3', encode('客户三'), ${'two\nlines'}, [1]),
        (TIMESTAMPTZ '2024-04-30 00:00:00+00', 0::DOUBLE, 'p4', 'c4'::BLOB, NULL, [1])
      ) AS t("Paid-On", "AMOUNT", payment_id, customer_id, product, nested)
    ) TO ${file} (FORMAT parquet)`)
  engine.close()
  const bytes = readFileSync(file)
  rmSync(directory, { recursive: true })
  return bytes
}

async function paymentsOf(files: Parameters<typeof room>[0]) {
  const { rows: read, sources, findings } = await ingest(room(files))
  return { payments: await read(rawPayments), sources, findings }
}

describe('the same data make the same table', () => {
  const variants: Record<string, () => Promise<Parameters<typeof room>[0]>> = {
    plain: async () => ({ 'payments.csv': csv }),
    gzip: async () => ({ 'payments.csv.gz': gzipSync(csv) }),
    zstd: async () => ({ 'payments.csv.zst': zstd(csv) }),
    Parquet: async () => ({ 'payments.parquet': await parquet() }),
    'a byte order mark': async () => ({ 'payments.csv': `\ufeff${csv}` }),
    'a byte order mark and a quoted header': async () => ({
      'payments.csv': `\ufeff"payment_id"${csv.slice('payment_id'.length)}`,
    }),
    'no last line feed': async () => ({ 'payments.csv': csv.trimEnd() }),
    'mixed line ends': async () => ({
      'payments.csv': `${header}\r\n${rows[0]}\r\n${rows[1]}\n${rows[2]}\r\n${rows[3]}\n`,
    }),
    'blank lines': async () => ({ 'payments.csv': `\n${header}\n\n${rows.join('\n\n')}\n  \n\n` }),
    semicolons: async () => ({ 'payments.csv': csv.replaceAll(',', ';').replace('Base; ', 'Base, ') }),
    tabs: async () => ({ 'payments.tsv': csv.replaceAll(',', '\t').replace('Base\t ', 'Base, ') }),
    'other order of rows': async () => ({ 'payments.csv': lines(header, ...[...rows].reverse()) }),
    'two files': async () => ({
      'a.csv': lines(header, ...rows.slice(0, 2)),
      'b.csv': lines(header, ...rows.slice(2)),
    }),
    'two files, one in a folder, one with other headers': async () => ({
      'x/a.csv': lines(
        'Product,Amount,Payment Date,ID_,Customer ID'.replace('ID_', 'Transaction ID'),
        'Base,10,2024-01-05,p1,c1',
      ),
      'payments-2.csv.gz': gzipSync(lines(header, ...rows.slice(1))),
    }),
    'excised lines in gzip': async () => ({ 'payments.csv.gz': gzipSync(`${csv}bad\n`) }),
    'excised lines in zstd': async () => ({ 'payments.csv.zst': zstd(`${csv}bad\n`) }),
  }
  test.each(Object.keys(variants))('%s', async (name) => {
    const { payments, sources } = await paymentsOf((await variants[name]?.()) ?? {})
    expect(
      payments.map((row) => Object.fromEntries(Object.keys(expected[0] ?? {}).map((key) => [key, row[key]]))),
    ).toEqual(expected)
    expect(sources.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(4)
  })

  test('whole numbers that Parquet keeps as floating point are the same ids', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'limpet-parquet-'))
    const engine = await Engine.open({ directories: [directory] })
    await engine.run(
      sql`COPY (SELECT 1001::DOUBLE AS customer_id, TIMESTAMP '2024-01-05 10:00:00.5' AS logged_in_at) TO ${join(directory, 'logins.parquet')} (FORMAT parquet)`,
    )
    engine.close()
    const { rows: read } = await ingest(directory)
    rmSync(directory, { recursive: true })
    expect(await read(rawLogins)).toMatchObject([{ customer_id: '1001', logged_in_at: '2024-01-05 10:00:00.5' }])
  })
})

describe('every row is accounted for', () => {
  test('rejects name reason, column, value and the physical line, past blank lines and cells of several lines', async () => {
    const text = [
      header, // 1
      '', // 2
      'p1,c1,10,2024-01-05,"a', // 3
      'b"', // 4
      'p2,,11,2024-01-05,x', // 5
      'p3,c1,12', // 6
      'p4,c1,ten,2024-01-05,x', // 7
      '   ', // 8
      'p5,c1,13,2024-02-30,"c', // 9
      '', // 10
      'd"', // 11
      'p6,c1,eleven,2024-01-05,x', // 12
      'p7,c1,14,2024-01-05,x', // 13
    ].join('\r\n')
    const { payments, sources, findings } = await paymentsOf({ 'payments.csv': text })
    expect(payments.map(({ payment_id }) => payment_id)).toEqual(['p1', 'p7'])
    expect(sources[0]).toMatchObject({
      lines: { total: 13, preamble: 0, header: 1, blank: 2, records: 10 },
      rows: 7,
      accepted: 2,
      rejected: 5,
      dropped: 0,
      rejects: [
        {
          reason: 'not-an-amount',
          column: 'amount',
          rows: 2,
          examples: [
            { line: 7, value: 'ten' },
            { line: 12, value: 'eleven' },
          ],
        },
        { reason: 'empty', column: 'customer_id', rows: 1, examples: [{ line: 5, value: '' }] },
        { reason: 'not-a-date', column: 'paid_on', rows: 1, examples: [{ line: 9, value: '2024-02-30' }] },
        { reason: 'too-few-fields', column: null, rows: 1, examples: [{ line: 6, value: 'p3,c1,12' }] },
      ],
    })
    expect(findings).toMatchObject([{ code: 'rows-rejected', severity: 'error', rows: 5 }])
  })

  test('a few rejects are a warning, and five examples of a reason are enough', async () => {
    const many = Array.from(
      { length: 2000 },
      (_, index) => `p${index},c1,${index % 200 === 0 ? 'x' : '1'},2024-01-05,y`,
    )
    const { sources, findings } = await paymentsOf({ 'payments.csv': lines(header, ...many) })
    expect(sources[0]?.rejects).toMatchObject([
      { rows: 10, examples: [2, 202, 402, 602, 802].map((line) => ({ line, value: 'x' })) },
    ])
    expect(findings).toMatchObject([{ code: 'rows-rejected', severity: 'warning' }])
  })

  test('rows dropped by a rule are counted by it', async () => {
    const text = lines(`${header},status`, 'p1,c1,10,2024-01-05,x,paid', 'p2,c1,10,2024-01-05,x,failed')
    const { payments, sources, findings } = await paymentsOf({ 'payments.csv': text })
    expect(payments).toHaveLength(1)
    expect(sources[0]).toMatchObject({
      rows: 2,
      accepted: 1,
      dropped: 1,
      drops: [{ rule: 'payment-not-settled', rows: 1 }],
    })
    expect(findings).toMatchObject([{ code: 'rows-dropped', severity: 'info', args: { rule: 'payment-not-settled' } }])
  })

  test('a stray quote costs its own row and is an error with its line', async () => {
    const many = (change: string) =>
      Array.from({ length: 10_000 }, (_, index) => `p${index + 1},c1,1,2024-01-05,${index === 4999 ? change : 'x'}`)
    const { payments, sources, findings } = await paymentsOf({ 'payments.csv': lines(header, ...many('"x')) })
    expect(payments).toHaveLength(9_999)
    expect(sources[0]).toMatchObject({
      rows: 10_000,
      accepted: 9_999,
      rejected: 1,
      rejects: [{ reason: 'stray-quote', examples: [{ line: 5001 }] }],
    })
    expect(findings).toMatchObject([
      { code: 'stray-quote', severity: 'error', args: { line: 5001, rows: 1, swallowed: 5000 } },
      { code: 'rows-rejected' },
    ])
  })

  test('lines of two files are told apart', async () => {
    const files = {
      'a.csv': lines(header, 'p1,c1,10,2024-01-05,x', 'p2,c1,bad,2024-01-05,x'),
      'b.csv': lines(header, '', 'p3,c1,worse,2024-01-05,x', 'p4,c1,1,2024-01-05,x'),
    }
    const { sources } = await paymentsOf(files)
    expect(sources.map(({ rejects }) => rejects[0]?.examples)).toEqual([
      [{ line: 3, value: 'bad' }],
      [{ line: 3, value: 'worse' }],
    ])
  })

  test('a file that holds the rows of another, in whatever order and format, is dropped whole', async () => {
    const files = {
      'a.csv': csv,
      'b.csv': csv,
      'c.csv.gz': gzipSync(lines(header, ...[...rows].reverse())),
      'd.parquet': await parquet(),
      'e.csv': lines(header, ...rows.slice(1), 'p1,c1,11,2024-01-05,Base'),
    }
    const { payments, sources, findings } = await paymentsOf(files)
    expect(payments).toHaveLength(8)
    expect(sources.map(({ accepted, dropped }) => [accepted, dropped])).toEqual([
      [4, 0],
      [0, 4],
      [0, 4],
      [0, 4],
      [4, 0],
    ])
    expect(sources[1]?.drops).toEqual([{ rule: 'duplicate-file', rows: 4 }])
    expect(findings.map(({ code, args }) => [code, args['file'], args['original']])).toEqual([
      ['duplicate-file', 'b.csv', 'a.csv'],
      ['duplicate-file', 'c.csv.gz', 'a.csv'],
      ['duplicate-file', 'd.parquet', 'a.csv'],
    ])
  })

  test('a file with a header alone is ours, and empty; a file with nothing at all is not', async () => {
    const { sources, findings } = await paymentsOf({ 'payments.csv': `${header}\n`, 'zero.csv': '' })
    expect(sources[0]).toMatchObject({ dataset: 'payments', rows: 0, accepted: 0, lines: { total: 1, header: 1 } })
    expect(sources[1]).toMatchObject({ dataset: null, rows: 0, lines: { total: 0 } })
    expect(findings.map(({ code, args }) => [code, args['file']])).toEqual([
      ['file-not-recognised', 'zero.csv'],
      ['file-without-rows', 'payments.csv'],
    ])
  })

  test('nothing accepted at all stops the run, with the first reject', async () => {
    const { code, args } = await refusalOf(
      room({ 'payments.csv': lines(header, 'p1,c1,1,05/01/2024,x', 'p2,c1,1,06/01/2024,x') }),
    )
    expect([code, args]).toEqual([
      'nothing-accepted',
      {
        file: 'payments.csv',
        dataset: 'payments',
        rows: 2,
        reason: 'not-a-date',
        column: 'paid_on',
        line: 2,
        value: '05/01/2024',
      },
    ])
  })
})

describe('customers', () => {
  const head = 'customer_id,name,Tier,E-Mail,note'
  const base = ['c1,One,gold,a@b,x', 'c2,Two,silver,c@d,x']

  test('come with their further columns as attributes, contact data left alone', async () => {
    const { rows: read, source } = await ingest(room({ 'customers.csv': lines(head, ...base, 'c3,Three,,,') }))
    expect(await read(rawCustomerAttribute)).toEqual([
      { customer_id: 'c1', attribute: 'Tier', value: 'gold' },
      { customer_id: 'c1', attribute: 'note', value: 'x' },
      { customer_id: 'c2', attribute: 'Tier', value: 'silver' },
      { customer_id: 'c2', attribute: 'note', value: 'x' },
    ])
    expect(source('customers.csv').unused).toEqual(['E-Mail'])
    expect(await read(rawCustomers)).toHaveLength(3)
  })

  test('are merged to one row each, whatever the order of rows', async () => {
    const again = [...base, 'c1,One,gold,a@b,x', 'c2,Two,,,', 'c2,Zwei,silver,c@d,x']
    for (const order of [again, [...again].reverse()]) {
      const { rows: read, source, findings } = await ingest(room({ 'customers.csv': lines(head, ...order) }))
      expect((await read(rawCustomers)).map(({ customer_id, name }) => [customer_id, name])).toEqual([
        ['c1', 'One'],
        ['c2', 'Two'],
      ])
      expect(await read(rawCustomerAttribute)).toHaveLength(4)
      expect(source('customers.csv')).toMatchObject({
        rows: 5,
        accepted: 2,
        dropped: 3,
        drops: [
          { rule: 'conflicting-customer', rows: 2 },
          { rule: 'duplicate-customer', rows: 1 },
        ],
      })
      expect(findings.map(({ code, severity, args }) => [code, severity, args['rule']])).toEqual([
        ['rows-dropped', 'warning', 'conflicting-customer'],
        ['rows-dropped', 'info', 'duplicate-customer'],
      ])
    }
  })

  test('with an attribute of too many values: it is left out and named', async () => {
    const many = Array.from({ length: 60 }, (_, index) => `c${index},Name,gold,,note ${index}`)
    const { rows: read, findings } = await ingest(room({ 'customers.csv': lines(head, ...many) }))
    expect(new Set((await read(rawCustomerAttribute)).map(({ attribute }) => attribute))).toEqual(new Set(['Tier']))
    expect(findings).toEqual([
      { code: 'attribute-left-out', severity: 'info', dataset: 'customers', args: { attribute: 'note', values: 60 } },
    ])
  })
})

test('hostile names of files and columns are only names', async () => {
  const name = `pay'ments*?[a]";$1.csv`
  const hostile = lines(
    `${header},"""; DROP TABLE raw_payments; --","c0","ledger_reason","$1"`,
    ...rows.map((row) => `${row},a,b,c,d`),
  )
  const { payments, sources } = await paymentsOf({
    [name]: hostile,
    'paymentsX.csv': lines(header, 'p9,c9,9,2024-01-05,x'),
    'limpet.yaml': `files: { "paymentsX.csv": ignore }`,
  })
  expect(payments).toHaveLength(4)
  expect(sources.find(({ file }) => file === name)?.unused).toEqual([
    '"; DROP TABLE raw_payments; --',
    'c0',
    'ledger_reason',
    '$1',
  ])
})

test('hostile attributes of customers are only names', async () => {
  const text = lines(
    'customer_id,name,"""; DROP TABLE raw_customers; --",ledger_drop,ledger_attribute_0',
    'c1,One,a,b,c',
  )
  const { rows: read } = await ingest(room({ 'customers.csv': text }))
  expect((await read(rawCustomerAttribute)).map(({ attribute, value }) => [attribute, value])).toEqual([
    ['"; DROP TABLE raw_customers; --', 'a'],
    ['ledger_attribute_0', 'c'],
    ['ledger_drop', 'b'],
  ])
})

test('tables without a file are there, empty, with all their columns', async () => {
  const { rows: read, available } = await ingest(room({ 'payments.csv': csv }))
  expect([...available]).toEqual(['payments'])
  expect(await read(rawLogins)).toEqual([])
  expect(await read(rawCustomerAttribute)).toEqual([])
})
