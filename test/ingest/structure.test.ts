import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../src/ingest/refusal.js'
import { Structure } from '../../src/ingest/structure.js'

const commas = { delimiter: 0x2c, hasBackslashes: false }

function structureOf(text: string | Buffer, chunk = 1_000_000): Structure {
  const bytes = Buffer.from(text as string)
  const structure = new Structure('file.csv', commas)
  for (let at = 0; at < bytes.length; at += chunk) structure.push(bytes.subarray(at, at + chunk), false)
  structure.push(Buffer.alloc(0), true)
  return structure
}

/** What remains of a text once the excised ranges are gone. */
function remains(text: string, structure: Structure): string {
  const bytes = Buffer.from(text)
  const kept: Buffer[] = []
  let at = 0
  for (let index = 0; index < structure.excised.length; index += 2) {
    kept.push(bytes.subarray(at, structure.excised[index]))
    at = structure.excised[index + 1] ?? bytes.length
  }
  kept.push(bytes.subarray(at))
  return Buffer.concat(kept).toString()
}

const reasons = (structure: Structure) =>
  structure.rejects.list().map(({ reason, rows, examples }) => [reason, rows, examples.map(({ line }) => line)])

describe('a clean file', () => {
  test('is counted, and nothing is excised', () => {
    const structure = structureOf('a,b,c\n1,2,3\n4,"x, ""y""",6\n7,,9\n')
    expect(structure.lines).toEqual({ total: 4, preamble: 0, header: 1, blank: 0, records: 3 })
    expect([structure.records, structure.fields, structure.header]).toEqual([3, 3, 'a,b,c\n'])
    expect(structure.excised).toEqual([])
  })

  test('may lack the last line feed, mix LF and CRLF, and start with a byte order mark', () => {
    const structure = structureOf('\ufeff"a",b\r\n1,2\n3,4\r\n5,6')
    expect(structure.lines).toEqual({ total: 4, preamble: 0, header: 1, blank: 0, records: 3 })
    expect([structure.records, structure.header]).toEqual([3, '"a",b\r\n'])
  })

  test('may hold cells of several lines, which count their lines', () => {
    const structure = structureOf('a,b\n1,"Dear Sir,\n\nthank you\n"\n2,x\n')
    expect(structure.lines).toEqual({ total: 6, preamble: 0, header: 1, blank: 0, records: 5 })
    expect([structure.records, structure.hasMultilineRecords]).toEqual([2, true])
    expect([0, 1].map((record) => structure.lineMap.lineOf(record))).toEqual([2, 6])
  })
})

describe('lines that are left out', () => {
  test('ragged rows, NUL bytes and spaces, each with its line', () => {
    const text = 'a,b\n1,2\n3\n4,5,6\n  \n7,\u00008\n\n9,10\n'
    const structure = structureOf(text)
    expect(reasons(structure)).toEqual([
      ['nul-byte', 1, [6]],
      ['too-few-fields', 1, [3]],
      ['too-many-fields', 1, [4]],
    ])
    expect(structure.lines).toEqual({ total: 8, preamble: 0, header: 1, blank: 2, records: 5 })
    expect(remains(text, structure)).toBe('a,b\n1,2\n\n9,10\n')
    expect([structure.lineMap.lineOf(0), structure.lineMap.lineOf(1)]).toEqual([2, 8])
  })

  test('blank lines before the header', () => {
    const text = '\n\na,b\n1,2\n'
    const structure = structureOf(text)
    expect(structure.lines).toEqual({ total: 4, preamble: 0, header: 1, blank: 2, records: 1 })
    expect(remains(text, structure)).toBe('a,b\n1,2\n')
    expect(structure.lineMap.lineOf(0)).toBe(4)
  })

  test('a carriage return inside a line', () => {
    expect(reasons(structureOf('a,b\n1,x\ry\n2,z\n'))).toEqual([['stray-carriage-return', 1, [2]]])
  })
})

describe('a stray quote', () => {
  const row = (number: number, text = 'x'): string => `${number},${text},2024-01-01`
  const table = (changes: Readonly<Record<number, string>>): string =>
    `id,text,day\n${Array.from({ length: 10_000 }, (_, index) => row(index + 1, changes[index + 1])).join('\n')}\n`

  test('that never closes costs its own line', () => {
    const structure = structureOf(table({ 5000: '"x' }))
    expect(reasons(structure)).toEqual([['stray-quote', 1, [5001]]])
    expect([structure.records, structure.lines.total]).toEqual([9_999, 10_001])
    expect(structure.strayQuotes).toEqual({ line: 5001, rows: 1, swallowed: 5000 })
  })

  test('that a well-formed cell closes later costs its own line', () => {
    const structure = structureOf(table({ 5000: '"x', 7000: '"a, ""b"""' }))
    expect(reasons(structure)).toEqual([['stray-quote', 1, [5001]]])
    expect(structure.records).toBe(9_999)
    expect(structure.strayQuotes.swallowed).toBe(2000)
  })

  test('that another stray quote closes costs these two lines, not the 1,999 between them', () => {
    const structure = structureOf(table({ 5000: '"x', 7000: 'y"' }))
    expect(reasons(structure)).toEqual([['stray-quote', 2, [5001, 7001]]])
    expect(structure.records).toBe(9_998)
  })

  test('is found between rows that quote well', () => {
    const structure = structureOf('a,b,c,d\n1,"x, y","z,2\n3,y,z,4\n5,w",v,"p, q"\n6,,,7\n')
    expect(reasons(structure)).toEqual([['stray-quote', 2, [2, 4]]])
    expect(structure.records).toBe(2)
  })

  test('after a closing quote, or after blanks, costs its line', () => {
    expect(reasons(structureOf('a,b\n1,"x"y\n2, "x"\n3,z\n'))).toEqual([['stray-quote', 2, [2, 3]]])
  })

  test('costs one row where the last line is cut into chunks', () => {
    const structure = structureOf('a,b\n1,2\n"x"y,z', 1)
    expect(reasons(structure)).toEqual([['stray-quote', 1, [3]]])
    expect(structure.lines.total).toBe(3)
  })

  test('after blanks alone is no blank line', () => {
    const structure = structureOf('a\n  "x"\n1\n')
    expect(reasons(structure)).toEqual([['stray-quote', 1, [2]]])
    expect(structure.lines).toEqual({ total: 3, preamble: 0, header: 1, blank: 0, records: 2 })
  })

  test('is suspected where a record of several lines is too wide', () => {
    const structure = structureOf('a,b\n1,"x\ny",z\n2,w\n')
    expect(reasons(structure)).toEqual([['stray-quote', 2, [2, 3]]])
    expect(structure.records).toBe(1)
  })

  test('is found wherever the chunks are cut', () => {
    const text = 'a,b,c\r\n1,"x\r\n2,y,z\r\n3,"é, ""q""",w\r\n4,"one\r\ntwo",\r\n'
    for (let chunk = 1; chunk < text.length; chunk += 1) {
      const structure = structureOf(text, chunk)
      expect([chunk, ...reasons(structure)]).toEqual([chunk, ['stray-quote', 1, [2]]])
      expect(structure.lines).toEqual({ total: 6, preamble: 0, header: 1, blank: 0, records: 5 })
    }
  })
})

describe('a cell of several lines in a narrow file', () => {
  test('stays a cell as long as one of its lines could not be a row', () => {
    const structure = structureOf('id,note\n1,"Smith, John\nDoe, Jane"\n2,x\n')
    expect([structure.records, structure.rejects.rows]).toEqual([2, 0])
  })

  test('is taken for rows where every line could be one', () => {
    const structure = structureOf('id,note\n1,"x\n2,y\n3,z"\n4,w\n')
    expect(reasons(structure)).toEqual([['stray-quote', 2, [2, 4]]])
    expect(structure.records).toBe(2)
  })

  test('is taken for rows from twenty lines on if nine tenths of them could be', () => {
    const names = (count: number): string => Array.from({ length: count }, () => 'Smith, John').join('\n')
    expect(structureOf(`id,note\n1,"${names(18)}"\n`).records).toBe(1)
    expect(structureOf(`id,note\n1,"${names(20)}"\n`).strayQuotes.line).toBe(2)
  })
})

test('bytes that are not UTF-8 are refused with their line', () => {
  const bytes = Buffer.concat([Buffer.from('a,b\n1,2\n3,'), Buffer.from([0xc4, 0xe3]), Buffer.from('\n')])
  expect(() => structureOf(bytes)).toThrowError(
    new Refusal('data', 'encoding-unsupported', { file: 'file.csv', line: 3 }),
  )
})

test('a character that is cut by the end of a chunk is no fault', () => {
  expect(structureOf('a,b\n客户,é\n', 1).records).toBe(1)
})

test('a header with a stray quote is refused', () => {
  expect(() => structureOf('a,"b\n1,2\n')).toThrowError(/header-unreadable/)
})

describe('a quote inside a field that none opens', () => {
  test('is a character', () => {
    const text = 'a,b"\n1,24" monitor\n2,say "hi",x\n3,x""y\n"4",z"\n'
    const structure = structureOf(text)
    expect(reasons(structure)).toEqual([['too-many-fields', 1, [3]]])
    expect([structure.records, structure.hasLiteralQuotes, structure.hasMultilineRecords]).toEqual([3, true, false])
  })

  test('does not hide the quote that opens a field and swallows rows', () => {
    const structure = structureOf('a,b,c\n1,24" x,y\n2,"x,y\n3,24" z,y\n4,z,y\n')
    expect(reasons(structure)).toEqual([['stray-quote', 1, [3]]])
    expect([structure.records, structure.strayQuotes]).toEqual([3, { line: 3, rows: 1, swallowed: 1 }])
  })

  test('is a stray one where backslashes escape', () => {
    const structure = new Structure('file.csv', { delimiter: 0x2c, hasBackslashes: true })
    structure.push(Buffer.from('a,b\n1,24\\" x\n2,"a\\"b"\n'), true)
    expect(reasons(structure)).toEqual([['stray-quote', 1, [2]]])
  })
})

describe('against csv-parse', () => {
  const cell = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', '1', ' ', 'é', '客', "'", '\\') }),
    fc.string({ unit: fc.constantFrom('a', '"', ',', ' ', '客') }),
    fc.string({ unit: fc.constantFrom('a', '"', '\n', '\r\n') }),
  )
  const written = (text: string, quoteAnyway: boolean): string =>
    quoteAnyway || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

  test('any well-formed table has the same records, on the same lines, however it is cut into chunks', () => {
    const table = fc.integer({ min: 3, max: 6 }).chain((width) =>
      fc.array(fc.array(fc.tuple(cell, fc.boolean()), { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 12,
      }),
    )
    fc.assert(
      fc.property(
        table,
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        (rows, feed, chunk, ends) => {
          const header = (rows[0] ?? []).map((_, index) => `h${index}`).join(',')
          const body = rows.map((row) => row.map(([text, quoted]) => written(text, quoted)).join(','))
          const text = [header, ...body].join(feed) + (ends ? feed : '')
          const parsed = parse(text, {
            info: true,
            relax_column_count: true,
            record_delimiter: ['\n', '\r\n'],
          }) as unknown as { record: string[]; info: { lines: number } }[]
          const structure = structureOf(text, chunk)
          expect(structure.rejects.rows).toBe(0)
          expect(structure.records).toBe(parsed.length - 1)
          expect(structure.lines.total).toBe(text.split('\n').length - (text.endsWith('\n') ? 1 : 0))
          const starts = parsed.slice(1).map((_, index) => lineOfRecord(header, body, index))
          expect(starts.map((_, record) => structure.lineMap.lineOf(record))).toEqual(starts)
          expect(parsed.slice(1).map(({ record }) => record)).toEqual(
            rows.map((row) => row.map(([cellText]) => cellText)),
          )
        },
      ),
      { numRuns: 300 },
    )
  })

  function lineOfRecord(header: string, body: readonly string[], record: number): number {
    return [header, ...body.slice(0, record)].reduce((line, row) => line + row.split('\n').length, 1)
  }
})
