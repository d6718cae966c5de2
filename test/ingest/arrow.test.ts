import * as arrow from 'apache-arrow'
import { describe, expect, test } from 'vitest'
import { csv, paymentsOf } from './receipts.js'
import { ingest, lines, refusalOf, room } from './room.js'
import { arrowRowsOf } from './table.js'

type Columns = Readonly<Record<string, arrow.Vector>>

const column = (type: arrow.DataType, values: readonly unknown[]): arrow.Vector =>
  arrow.vectorFromArray(values as unknown[], type)
const texts = (...values: readonly (string | null)[]): arrow.Vector => column(new arrow.Utf8(), values)

/** A column of instants, as the numbers that are stored. */
const instants = (type: arrow.Timestamp, ...values: readonly bigint[]): arrow.Vector =>
  arrow.makeVector(arrow.makeData({ type, length: values.length, data: BigInt64Array.from(values) }))

const days = (...values: readonly number[]): arrow.Vector =>
  arrow.makeVector(arrow.makeData({ type: new arrow.DateDay(), length: values.length, data: Int32Array.from(values) }))

function ipc(columns: Columns, form: 'file' | 'stream' = 'file'): Buffer {
  return Buffer.from(arrow.tableToIPC(new arrow.Table({ ...columns }), form))
}

/** Every cell of a file as the engine gets it. */
const rowsOf = (bytes: Buffer): ReturnType<typeof arrowRowsOf> => arrowRowsOf(room({ 'x.arrow': bytes }))

const payments: Columns = {
  payment_id: texts('p1', 'p2', 'p3', 'p4'),
  customer_id: texts('c1', 'c2', '客户三', 'c4'),
  amount: column(new arrow.Float64(), [10, 1200.5, -3.25, 0]),
  paid_on: days(19_727, 19_782, 19_813, 19_843),
  product: texts('Base', 'Base, "plus"', 'two\nlines', null),
}

describe('an Arrow file', () => {
  test.each(['file', 'stream'] as const)('gives what its CSV twin gives, as a %s', async (form) => {
    const twin = await paymentsOf({ 'x.csv': csv })
    const name = form === 'file' ? 'x.feather' : 'x.arrows'
    const { payments: rows, sources } = await paymentsOf({ [name]: ipc(payments, form) })
    expect(rows).toEqual(twin.payments)
    expect(sources).toMatchObject([{ file: name, format: 'arrow', rows: 4, accepted: 4, lines: null, encoding: null }])
    expect(sources[0]?.columns['paid_on']).toEqual({ from: 'paid_on', format: 'year-month-day' })
  })

  test('is known as the copy of its CSV twin', async () => {
    const { payments: rows, findings } = await paymentsOf({ 'a.csv': csv, 'b.arrow': ipc(payments) })
    expect(rows).toHaveLength(4)
    expect(findings.map(({ code }) => code)).toContain('duplicate-file')
  })

  test('names the rows that it rejects by their number', async () => {
    const { sources } = await paymentsOf({ 'x.arrow': ipc({ ...payments, amount: texts('1', '2', 'x', '4') }) })
    expect(sources[0]).toMatchObject({ rows: 4, accepted: 3, rejected: 1 })
    expect(sources[0]?.rejects[0]?.examples).toEqual([{ line: 3, value: 'x' }])
  })

  test('of several batches is read whole', async () => {
    const table = new arrow.Table({ ...payments })
    const bytes = Buffer.from(arrow.tableToIPC(table.concat(table, table), 'stream'))
    const { sources } = await paymentsOf({ 'x.arrow': bytes })
    expect(sources[0]).toMatchObject({ rows: 12, accepted: 12 })
  })

  test('without a row, or that is none of ours, is accounted for', async () => {
    const empty = Object.fromEntries(Object.entries(payments).map(([name, vector]) => [name, vector.slice(0, 0)]))
    const { sources, findings } = await paymentsOf({ 'x.arrow': ipc(empty), 'y.arrow': ipc({ a: texts('1', '2') }) })
    expect(sources.map(({ file, dataset, rows, dropped }) => [file, dataset, rows, dropped])).toEqual([
      ['x.arrow', 'payments', 0, 0],
      ['y.arrow', null, 2, 2],
    ])
    expect(findings.map(({ code }) => code).sort()).toEqual(['file-not-recognised', 'file-without-rows'])
  })
})

describe('every type has the text of its CSV twin', () => {
  const seconds = 1_709_210_096n
  test.each<[string, arrow.Vector, readonly string[]]>([
    ['texts', texts('客户', '', null, ' a ', '"', '\r\n'), ['客户', '', '', ' a ', '"', '\r\n']],
    ['large texts', column(new arrow.LargeUtf8(), ['a', null, '客']), ['a', '', '客']],
    [
      'text views',
      column(new arrow.Utf8View(), ['short', null, 'longer than twelve bytes']),
      ['short', '', 'longer than twelve bytes'],
    ],
    [
      'a dictionary',
      column(new arrow.Dictionary(new arrow.Utf8(), new arrow.Int8()), ['a', 'b', null, 'a']),
      ['a', 'b', '', 'a'],
    ],
    ['nulls', column(new arrow.Null(), [null, null]), ['', '']],
    ['booleans', column(new arrow.Bool(), [true, false, null]), ['true', 'false', '']],
    ['whole numbers', column(new arrow.Int64(), [9_007_199_254_740_993n, -1n, null]), ['9007199254740993', '-1', '']],
    ['unsigned numbers', column(new arrow.Uint64(), [18_446_744_073_709_551_615n]), ['18446744073709551615']],
    ['numbers', column(new arrow.Float64(), [0.1, 5, -0, 1e15, Number.NaN]), ['0.1', '5', '0', '1e+15', 'nan']],
    ['single numbers', column(new arrow.Float32(), [0.1, 16_777_216]), ['0.1', '16777216']],
    ['days', days(0, 19_782, -1), ['1970-01-01', '2024-02-29', '1969-12-31']],
    ['seconds', instants(new arrow.TimestampSecond(), seconds), ['2024-02-29 12:34:56']],
    [
      'microseconds',
      instants(new arrow.TimestampMicrosecond(), seconds * 1_000_000n + 120n, -1n),
      ['2024-02-29 12:34:56.00012', '1969-12-31 23:59:59.999999'],
    ],
    [
      'nanoseconds with a zone',
      instants(new arrow.TimestampNanosecond('Asia/Shanghai'), seconds * 1_000_000_000n + 1n),
      ['2024-02-29 12:34:56.000000001'],
    ],
    ['times of day', column(new arrow.TimeMillisecond(), [3_723_004]), ['01:02:03.004']],
  ])('%s', async (_, vector, expected) => {
    const rows = await rowsOf(
      ipc({
        value: vector,
        other: column(
          new arrow.Int8(),
          Array.from(vector, () => 1),
        ),
      }),
    )
    expect(rows).toEqual(expected.map((text) => [text, '1']))
    expect(await rowsOf(ipc({ value: vector }))).toEqual(expected.map((text) => [text]))
  })

  test('decimals', async () => {
    const words = Uint32Array.of(12_345, 0, 0, 0, 0xffff_ffff, 0xffff_ffff, 0xffff_ffff, 0xffff_ffff, 5, 0, 0, 0)
    const vector = arrow.makeVector(arrow.makeData({ type: new arrow.Decimal(2, 18), length: 3, data: words }))
    expect(await rowsOf(ipc({ value: vector }))).toEqual([['123.45'], ['-0.01'], ['0.05']])
  })
})

test('a text that is not UTF-8 is refused, unless the value is absent', async () => {
  const [length, data, valueOffsets] = [3, Uint8Array.of(0x61, 0xff, 0x62), Int32Array.of(0, 1, 2, 3)]
  const type = new arrow.Utf8()
  const bad = arrow.makeVector(arrow.makeData({ type, length, nullCount: 0, data, valueOffsets }))
  const absent = arrow.makeData({ type, length, nullCount: 1, nullBitmap: Uint8Array.of(0b101), data, valueOffsets })
  const { code, args } = await refusalOf(room({ 'x.arrow': ipc({ value: bad }) }))
  expect([code, args['why']]).toEqual(['file-damaged', 'a text is not UTF-8'])
  expect(await rowsOf(ipc({ value: arrow.makeVector(absent) }))).toEqual([['a'], [''], ['b']])
})

test('a text is not cut inside of a character', async () => {
  const [first = 0, ...others] = Buffer.from('客')
  const [data, valueOffsets] = [Uint8Array.of(first, ...others), Int32Array.of(0, 1, 3)]
  const cut = arrow.makeVector(arrow.makeData({ type: new arrow.Utf8(), length: 2, nullCount: 0, data, valueOffsets }))
  expect(await refusalOf(room({ 'x.arrow': ipc({ value: cut }) }))).toMatchObject({ code: 'file-damaged' })
})

describe('a nested column', () => {
  const list = column(new arrow.List(new arrow.Field('item', new arrow.Int32())), [[1], [2], [3], [4]])

  test('is not taken', async () => {
    const { sources } = await paymentsOf({ 'x.arrow': ipc({ ...payments, tags: list }) })
    expect(sources[0]).toMatchObject({ accepted: 4, unused: ['tags'] })
  })

  test('that is wanted is refused by name', async () => {
    const { code, args } = await refusalOf(room({ 'x.arrow': ipc({ ...payments, amount: list }) }))
    expect([code, args['file'], args['column']]).toEqual(['column-nested', 'x.arrow', 'amount'])
  })
})

describe('a damaged one is refused', () => {
  const file = ipc(payments)
  const stream = ipc(payments, 'stream')
  test.each<[string, Buffer | string, RegExp]>([
    ['text', lines('a,b', '1,2'), /end is missing/],
    ['nothing', '', /end is missing/],
    ['a file cut short', file.subarray(0, -20), /end is missing/],
    ['a stream cut between its messages', stream.subarray(0, -8), /end is missing/],
    ['a stream with another behind it', Buffer.concat([stream, stream]), /further bytes/],
    ['Feather of version 1', Buffer.concat([Buffer.from('FEA1'), file]), /Feather version 1/],
    [
      'a footer that points outside',
      Buffer.concat([file.subarray(0, -10), Buffer.from([255, 255, 255, 127]), file.subarray(-6)]),
      /./,
    ],
  ])('%s', async (_, content, why) => {
    const { code, args } = await refusalOf(room({ 'x.arrow': content }))
    expect([code, args['file']]).toEqual(['file-damaged', 'x.arrow'])
    expect(args['why']).toMatch(why)
  })
})

test('a customer export brings its further columns as attributes, nested ones excepted', async () => {
  const tags = column(new arrow.List(new arrow.Field('item', new arrow.Int32())), [[1], [2]])
  const customers = { customer_id: texts('c1', 'c2'), name: texts('A', 'B'), tier: texts('gold', 'tin'), tags }
  const { source } = await ingest(room({ 'customers.arrow': ipc(customers) }))
  expect(source('customers.arrow')).toMatchObject({ dataset: 'customers', accepted: 2, unused: ['tags'] })
})
