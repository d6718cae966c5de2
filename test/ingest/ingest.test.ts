import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { rawCustomerAttribute, rawLogins } from '../../src/model/raw.js'
import { csv, header, parquet, paymentsOf, rows } from './receipts.js'
import { ingest, lines, refusalOf, room } from './room.js'

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
    }
    const { payments, sources, findings } = await paymentsOf(files)
    expect(payments).toHaveLength(4)
    expect(sources.map(({ accepted, dropped }) => [accepted, dropped])).toEqual([
      [4, 0],
      [0, 4],
      [0, 4],
      [0, 4],
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
      ['file-empty', 'zero.csv'],
      ['file-without-rows', 'payments.csv'],
    ])
  })

  test('nothing accepted at all stops the run, with the first reject', async () => {
    const { code, args } = await refusalOf(
      room({ 'payments.csv': lines(header, 'p1,c1,1,5 Mai 2024,x', 'p2,c1,1,6 Mai 2024,x') }),
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
        value: '5 Mai 2024',
      },
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

test('tables without a file are there, empty, with all their columns', async () => {
  const { rows: read, available } = await ingest(room({ 'payments.csv': csv }))
  expect([...available]).toEqual(['payments'])
  expect(await read(rawLogins)).toEqual([])
  expect(await read(rawCustomerAttribute)).toEqual([])
})
