import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readingOf } from '../../src/ingest/dialect.js'
import { Refusal } from '../../src/ingest/refusal.js'
import { Structure } from '../../src/ingest/structure.js'
import { room } from './room.js'
import { tablesOf } from './table.js'

interface Written {
  readonly rows: readonly (readonly string[])[]
  readonly name: string
  readonly bytes: Buffer
}

const wideCharacters = new Map<string, number[]>()
for (let lead = 0xb0; lead <= 0xf7; lead += 1)
  for (let trail = 0xa1; trail <= 0xfe; trail += 1) {
    const character = new TextDecoder('gb18030').decode(Uint8Array.of(lead, trail))
    wideCharacters.set(character, [lead, trail])
  }

function encoded(text: string, encoding: string): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text)
  if (encoding === 'utf-8 with mark') return Buffer.from(`\ufeff${text}`)
  if (encoding === 'utf-16le') return Buffer.from(`\ufeff${text}`, 'utf16le')
  if (encoding === 'utf-16be') return Buffer.from(`\ufeff${text}`, 'utf16le').swap16()
  return Buffer.from([...text].flatMap((character) => wideCharacters.get(character) ?? [...Buffer.from(character)]))
}

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', '1', '.', '客', '户', "'", '中') }),
  fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '|', '\t', '文') }),
  fc.string({ unit: fc.constantFrom('a', '"', '\n', '客') }),
)
const table = fc
  .integer({ min: 3, max: 6 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }))

/** A table written in one dialect: delimiter, encoding, line ends, quotes where needed or everywhere, blanks behind them. */
const written: fc.Arbitrary<Written> = fc
  .record({
    rows: table,
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    encoding: fc.constantFrom('utf-8', 'utf-8 with mark', 'utf-16le', 'utf-16be', 'gb18030'),
    feed: fc.constantFrom('\n', '\r\n'),
    isQuoted: fc.boolean(),
    quotesInside: fc.constantFrom('escaped', 'as they are'),
    padding: fc.constantFrom('', ' '),
    endsWithFeed: fc.boolean(),
  })
  .map(({ rows, delimiter, encoding, feed, isQuoted, quotesInside, padding, endsWithFeed }) => {
    const needsQuotes = quotesInside === 'escaped' ? /[",;|\t\r\n]/ : /^[ \t]*"|[,;|\t\r\n]/
    const one = (text: string): string =>
      isQuoted || needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"${padding}` : text
    const header = (rows[0] ?? []).map((_, index) => `表头${index}`).join(delimiter)
    const lines = [header, ...rows.map((row) => row.map(one).join(delimiter))].join(feed) + (endsWithFeed ? feed : '')
    return { rows, name: `${encoding} ${JSON.stringify(delimiter)}.csv`, bytes: encoded(lines, encoding) }
  })

test('random tables in random dialects and encodings come back cell for cell', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(written, { minLength: 25, maxLength: 25 }), async (files) => {
      const named = new Map(files.map((file, index) => [`${index}.csv`, file]))
      const tables = await tablesOf(room(Object.fromEntries([...named].map(([name, { bytes }]) => [name, bytes]))))
      for (const [name, { rows, name: dialect }] of named) {
        expect({ dialect, rejects: tables.get(name)?.survey.structure.rejects.list() }).toEqual({
          dialect,
          rejects: [],
        })
        expect({ dialect, rows: tables.get(name)?.rows }).toEqual({ dialect, rows })
      }
    }),
    { numRuns: 6 },
  )
})

/** Corrupted inputs to try; the long run sets LIMPET_FUZZ=100000. */
const tries = Number(process.env['LIMPET_FUZZ'] ?? 2000)

test(`the account of lines holds for ${tries} corrupted files, and nothing but a refusal is thrown`, {
  timeout: 600_000,
}, () => {
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    byte: fc.constantFrom(0, 9, 10, 13, 34, 44, 92, 65, 0xe5, 0xff),
    removes: fc.boolean(),
  })
  fc.assert(
    fc.property(
      written,
      fc.array(change, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 60 }),
      ({ bytes }, changes, chunk) => {
        let damaged = bytes
        for (const { at, byte, removes } of changes) {
          const place = Math.floor(at * damaged.length)
          damaged = Buffer.concat([
            damaged.subarray(0, place),
            Buffer.from([byte]),
            damaged.subarray(place + (removes ? 1 : 0)),
          ])
        }
        try {
          const isKnown = (header: string): boolean => header === '表头0' || header === '表头1'
          const { dialect, beginning } = readingOf('x.csv', damaged, { isKnown })
          const structure = new Structure('x.csv', dialect, beginning)
          for (let at = 0; at < damaged.length; at += chunk) structure.push(damaged.subarray(at, at + chunk), false)
          structure.push(Buffer.alloc(0), true)
          const { total, preamble, header, blank, records } = structure.lines
          const feeds = damaged.filter((byte) => byte === 10).length
          const isOpen = damaged.length > 0 && damaged.at(-1) !== 10 && !damaged.equals(Buffer.from('\ufeff'))
          expect(total).toBe(preamble + header + blank + records)
          expect(total).toBe(feeds + (isOpen ? 1 : 0))
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
        }
      },
    ),
    { numRuns: tries, seed: 20_260_101 },
  )
})
