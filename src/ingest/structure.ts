import { isUtf8 } from 'node:buffer'
import { LineMap } from './line-map.js'
import { type Dialect, isBlank, lineEnd, looksSwallowed, type RecordShape, readRecord } from './record.js'
import { Refusal } from './refusal.js'
import { Rejects } from './rejects.js'
import type { Source } from './source.js'
import { maySayTotal, type TrailerRule, trailerRule } from './trailer.js'

const LINE_FEED = 0x0a
/** A record beyond this is no record: an open quote is then a stray one. */
const LONGEST_RECORD = 16 * 1024 * 1024
/** What stands around a table is kept up to so many lines, and so many bytes of each. */
const MOST_NOTES = 100
const LONGEST_NOTE = 400
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf])

type Lines = NonNullable<Source['lines']>

/** Where the table begins: how many physical lines stand above the header, and how many records the header has. */
export interface Beginning {
  readonly preamble: number
  readonly header: number
  /** Rows stand in groups, a name alone above and its total below: such lines are records, the engine tells them apart. */
  readonly isGrouped: boolean
}

/**
 * The exact account of a text file, one streaming pass over its bytes: every physical line is preamble, header, blank, part
 * of a record, or part of a row that is rejected or dropped; the byte ranges in `excised` must not reach the engine,
 * everything else is a record of as many fields as the header has.
 */
export class Structure {
  readonly lines: Lines = { total: 0, preamble: 0, header: 0, blank: 0, records: 0 }
  readonly rejects = new Rejects()
  /** Rows of totals and lines below the table, by rule. */
  readonly drops = new Map<TrailerRule, number>()
  readonly lineMap = new LineMap()
  /** The lines above the table, and those below it or between its rows. */
  readonly notes = { above: [] as string[], below: [] as string[] }
  /** Byte ranges, from (inclusive) and to (exclusive) in turn, ascending. */
  readonly excised: number[] = []
  /** The first stray quote, how many there are, and how many further lines they would at least have swallowed. */
  readonly strayQuotes = { line: 0, rows: 0, swallowed: 0 }
  header = ''
  records = 0
  fields = 0
  longestRecord = 0
  hasMultilineRecords = false
  /** A quote stands inside a field that none opens. */
  hasLiteralQuotes = false
  /** How often the table went on below a row of totals or a note. */
  resumptions = 0
  private readonly marks = new Uint8Array(256)
  private headerRecords = 0
  private isBelow = false
  /** Where the line starts that closed the last stray quote: a quote in it is that one, not a character. */
  private closingLine = -1
  private rest: Buffer = Buffer.alloc(0)
  private offset = 0

  constructor(
    private readonly file: string,
    private readonly dialect: Dialect,
    readonly beginning: Beginning = { preamble: 0, header: 1, isGrouped: false },
  ) {
    for (const byte of [0, 0x0a, 0x0d, 0x22, dialect.delimiter]) this.marks[byte] = 1
  }

  /** Takes the next bytes of the file; the last call says so, with no bytes if need be. */
  push(chunk: Buffer, last: boolean): void {
    const bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk])
    const start = this.offset === 0 && bytes.indexOf(BYTE_ORDER_MARK) === 0 ? BYTE_ORDER_MARK.length : 0
    const linesBefore = this.lines.total
    const read = this.walk(bytes, start, last)
    if (!isUtf8(bytes.subarray(0, read))) this.refuseEncoding(bytes.subarray(0, read), linesBefore)
    this.offset += read
    this.rest = bytes.subarray(read)
  }

  private walk(bytes: Buffer, start: number, last: boolean): number {
    let at = start
    while (at < bytes.length) {
      if (this.lines.total < this.beginning.preamble) {
        const end = lineEnd(bytes, at)
        if (end === bytes.length && !last) break
        at = this.takePreamble(bytes, at, end)
        continue
      }
      if (this.mayBePlain(bytes, at)) at = this.plainRecords(bytes, at)
      if (at === bytes.length) break
      const shape = this.shapeAt(bytes, at, last)
      if (shape === null) break
      at = this.take(bytes, at, shape)
    }
    return at
  }

  private mayBePlain(bytes: Buffer, at: number): boolean {
    return this.fields > 1 && !this.isHeaderOpen() && !this.isBelow && !maySayTotal(bytes, at)
  }

  /** Skips records without quotes and of the right width, fast; returns where the first other record starts. */
  private plainRecords(bytes: Buffer, start: number): number {
    const { marks } = this
    const { delimiter } = this.dialect
    let fields = 1
    let recordStart = start
    let records = 0
    let longest = this.longestRecord
    for (let at = start; at < bytes.length; at += 1) {
      const byte = bytes[at] ?? 0
      if (marks[byte] === 0) continue
      if (byte === delimiter) fields += 1
      else if (byte === LINE_FEED && fields === this.fields) {
        if (at - recordStart > longest) longest = at - recordStart
        records += 1
        fields = 1
        recordStart = at + 1
        if (maySayTotal(bytes, recordStart)) break
      } else if (byte !== 0x0d || bytes[at + 1] !== LINE_FEED) break
    }
    if (records > 0) this.accept(records, records, longest)
    return recordStart
  }

  private shapeAt(bytes: Buffer, at: number, last: boolean): RecordShape | null {
    const shape = readRecord(bytes, at, this.dialect)
    const isCut = shape.isOpen || (shape.fault === 'stray-quote' && !bytes.includes(LINE_FEED, at))
    if (!isCut || last) return shape
    if (bytes.length - at <= LONGEST_RECORD) return null
    if (shape.fault === 'stray-quote') return shape
    throw new Refusal('data', 'line-too-long', { file: this.file, line: this.lines.total + 1 })
  }

  /** Books one record; returns where the next one starts. */
  private take(bytes: Buffer, at: number, shape: RecordShape): number {
    if (shape.fields === 1 && shape.fault === null && shape.lines === 1 && isBlank(bytes, at, shape.end))
      return this.skipBlank(bytes, at, shape)
    if (this.isHeaderOpen()) return this.takeHeader(bytes, at, shape)
    const fault = this.faultOf(bytes, at, shape)
    const mayBeTotal = !this.beginning.isGrouped && (this.isBelow || maySayTotal(bytes, at))
    if (fault !== null || mayBeTotal) {
      const end = fault === 'stray-quote' ? lineEnd(bytes, at) : shape.end
      const rule = this.trailerRule(bytes, at, end, shape)
      if (rule === 'below-the-table') this.note(this.notes.below, bytes, at, end)
      if (rule !== null) return this.drop(rule, at, end, fault === 'stray-quote' ? 1 : shape.lines)
    }
    if (fault !== null) return this.reject(fault, bytes, at, shape)
    return this.acceptRecord(at, shape)
  }

  private acceptRecord(at: number, shape: RecordShape): number {
    this.hasMultilineRecords ||= shape.lines > 1
    this.hasLiteralQuotes ||= shape.hasLiteralQuote
    this.accept(1, shape.lines, shape.end - at)
    return shape.end
  }

  private reject(fault: string, bytes: Buffer, at: number, shape: RecordShape): number {
    const isStray = fault === 'stray-quote'
    const end = isStray ? lineEnd(bytes, at) : shape.end
    const line = this.lines.total + 1
    const value = this.rejects.wants(fault) ? bytes.toString('utf8', at, Math.min(end, at + 400)).trim() : ''
    this.rejects.add(fault, null, 1, [{ line, value }])
    if (isStray) this.countStrayQuote(line, shape.lines - 1)
    const lines = isStray ? 1 : shape.lines
    this.lines.total += lines
    this.lines.records += lines
    this.excise(at, end)
    return end
  }

  private faultOf(bytes: Buffer, at: number, shape: RecordShape): string | null {
    if (shape.fault === 'stray-quote') return shape.fault
    if (shape.lines > 1) {
      const swallowed = looksSwallowed(bytes, at, shape.end, this.dialect, this.fields)
      if (swallowed || shape.fields !== this.fields) {
        this.closingLine = this.offset + bytes.lastIndexOf(LINE_FEED, shape.end - 2) + 1
        return 'stray-quote'
      }
    }
    if (shape.hasLiteralQuote && this.closingLine === this.offset + at) return 'stray-quote'
    if (shape.fault !== null) return shape.fault
    if (shape.fields === this.fields || (this.beginning.isGrouped && shape.fields === 1)) return null
    return shape.fields < this.fields ? 'too-few-fields' : 'too-many-fields'
  }

  private takeHeader(bytes: Buffer, at: number, shape: RecordShape): number {
    const text = bytes.toString('utf8', at, shape.fault === 'stray-quote' ? lineEnd(bytes, at) : shape.end)
    if (shape.fault !== null) {
      throw new Refusal('data', 'header-unreadable', {
        file: this.file,
        line: this.lines.total + 1,
        value: text.trim().slice(0, 80),
      })
    }
    this.header += text
    this.fields = Math.max(this.fields, shape.fields)
    this.lines.header += shape.lines
    this.lines.total += shape.lines
    if (this.headerRecords > 0) this.excise(at, shape.end)
    this.headerRecords += 1
    return shape.end
  }

  private isHeaderOpen(): boolean {
    return this.headerRecords < this.beginning.header
  }

  private takePreamble(bytes: Buffer, at: number, end: number): number {
    if (isBlank(bytes, at, end)) this.lines.blank += 1
    else {
      this.lines.preamble += 1
      this.note(this.notes.above, bytes, at, end)
    }
    this.lines.total += 1
    this.excise(at, end)
    return end
  }

  private trailerRule(bytes: Buffer, at: number, end: number, { fields }: RecordShape): TrailerRule | null {
    const cells = bytes
      .toString('utf8', at, Math.min(end, at + 2000))
      .split(String.fromCharCode(this.dialect.delimiter))
    return trailerRule(cells, fields, this.fields, this.isBelow)
  }

  private drop(rule: TrailerRule, at: number, end: number, lines: number): number {
    this.drops.set(rule, (this.drops.get(rule) ?? 0) + 1)
    this.lines.total += lines
    this.lines.records += lines
    this.isBelow = true
    this.excise(at, end)
    return end
  }

  /** The engine skips empty lines by itself, but not those before the header, nor spaces. */
  private skipBlank(bytes: Buffer, at: number, shape: RecordShape): number {
    this.lines.blank += 1
    this.lines.total += 1
    const text = bytes.toString('latin1', at, shape.end)
    if (this.fields < 2 || (text !== '\n' && text !== '\r\n')) this.excise(at, shape.end)
    return shape.end
  }

  private accept(records: number, lines: number, longest: number): void {
    if (this.isBelow) this.resumptions += 1
    this.isBelow = false
    this.lineMap.note(this.records, this.lines.total + 1)
    this.records += records
    this.lines.total += lines
    this.lines.records += lines
    if (longest > this.longestRecord) this.longestRecord = longest
  }

  private countStrayQuote(line: number, swallowed: number): void {
    if (this.strayQuotes.rows === 0) this.strayQuotes.line = line
    this.strayQuotes.rows += 1
    this.strayQuotes.swallowed += swallowed
  }

  private note(notes: string[], bytes: Buffer, at: number, end: number): void {
    if (notes.length < MOST_NOTES) notes.push(bytes.toString('utf8', at, Math.min(end, at + LONGEST_NOTE)))
  }

  private excise(from: number, to: number): void {
    const start = this.offset + from
    if (this.excised.at(-1) === start) this.excised.pop()
    else this.excised.push(start)
    this.excised.push(this.offset + to)
  }

  private refuseEncoding(bytes: Buffer, linesBefore: number): never {
    let line = linesBefore + 1
    for (let at = 0; isUtf8(bytes.subarray(at, lineEnd(bytes, at))); at = lineEnd(bytes, at)) line += 1
    throw new Refusal('data', 'encoding-unsupported', { file: this.file, line })
  }
}
