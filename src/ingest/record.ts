const QUOTE = 0x22
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
const SPACE = 0x20
const TAB = 0x09
const BACKSLASH = 0x5c

/** How the fields of a text file are written: what separates them, and whether `\"` stands for a quote inside quotes. */
export interface Dialect {
  readonly delimiter: number
  readonly hasBackslashes: boolean
}

export type Fault = 'stray-quote' | 'nul-byte' | 'stray-carriage-return'

/** One record of a CSV file: how many fields and physical lines it has, and what is wrong with it. */
export interface RecordShape {
  /** Where the next record starts; for a stray quote where the reading broke off. */
  readonly end: number
  readonly fields: number
  readonly lines: number
  readonly fault: Fault | null
  /** A quote stands inside a field that none opens: there it is a character like any other. */
  readonly hasLiteralQuote: boolean
  /** True where the bytes end before a line feed ended the record: with more bytes it may turn out otherwise. */
  readonly isOpen: boolean
}

/**
 * Reads the record that starts at `start` as RFC 4180 says: a quote opens a field or closes it, one that is open at the end is
 * a stray one, and blanks may stand behind the quote that closes. Inside a field that none opens a quote is a character, as
 * every reader takes it; behind blanks alone, or where backslashes escape, readers differ, and it is a stray one. A stray
 * quote ends the reading; `lines` counts the lines read until then.
 */
export function readRecord(bytes: Buffer, start: number, dialect: Dialect): RecordShape {
  const { delimiter } = dialect
  let [fields, lines, fieldStart, at] = [1, 1, start, start]
  let [hasStrayReturn, hasLiteralQuote] = [false, false]
  for (; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (byte === QUOTE && at > fieldStart && !dialect.hasBackslashes && !isBlank(bytes, fieldStart, at)) {
      hasLiteralQuote = true
    } else if (byte === QUOTE) {
      const close = at === fieldStart ? closingQuote(bytes, at + 1, dialect) : at
      lines += lineFeeds(bytes, at, Math.min(close, bytes.length - 1))
      if (close === at || !closesField(bytes, close, delimiter)) {
        return { end: close, fields, lines, fault: 'stray-quote', hasLiteralQuote, isOpen: close === bytes.length }
      }
      at = close
    } else if (byte === delimiter) {
      fields += 1
      fieldStart = at + 1
    } else if (byte === CARRIAGE_RETURN) hasStrayReturn ||= !endsLine(bytes, at)
    else if (byte === LINE_FEED) {
      const fault = faultIn(bytes, start, at, hasStrayReturn)
      return { end: at + 1, fields, lines, fault, hasLiteralQuote, isOpen: false }
    }
  }
  return { end: at, fields, lines, fault: faultIn(bytes, start, at, hasStrayReturn), hasLiteralQuote, isOpen: true }
}

/** The quote that closes a field: the first one that is neither doubled nor escaped; the length of the bytes if there is none. */
function closingQuote(bytes: Buffer, start: number, { hasBackslashes }: Dialect): number {
  let at = bytes.indexOf(QUOTE, start)
  while (at !== -1) {
    if (hasBackslashes && isEscaped(bytes, start, at)) at = bytes.indexOf(QUOTE, at + 1)
    else if (bytes[at + 1] === QUOTE) at = bytes.indexOf(QUOTE, at + 2)
    else return at
  }
  return bytes.length
}

function isEscaped(bytes: Buffer, start: number, quote: number): boolean {
  let at = quote
  while (at > start && bytes[at - 1] === BACKSLASH) at -= 1
  return (quote - at) % 2 === 1
}

function closesField(bytes: Buffer, quote: number, delimiter: number): boolean {
  if (quote === bytes.length) return false
  let at = quote + 1
  while (bytes[at] !== delimiter && (bytes[at] === SPACE || bytes[at] === TAB)) at += 1
  const next = bytes[at]
  return (
    next === undefined || next === delimiter || next === LINE_FEED || (next === CARRIAGE_RETURN && endsLine(bytes, at))
  )
}

function endsLine(bytes: Buffer, carriageReturn: number): boolean {
  return (bytes[carriageReturn + 1] ?? LINE_FEED) === LINE_FEED
}

function lineFeeds(bytes: Buffer, start: number, end: number): number {
  let count = 0
  for (let at = start; at < end; at += 1) if (bytes[at] === LINE_FEED) count += 1
  return count
}

function faultIn(bytes: Buffer, start: number, end: number, hasStrayReturn: boolean): Fault | null {
  if (bytes.subarray(start, end).includes(0)) return 'nul-byte'
  return hasStrayReturn ? 'stray-carriage-return' : null
}

/** The end of the physical line that starts at `start`, its line feed included. */
export function lineEnd(bytes: Buffer, start: number): number {
  const feed = bytes.indexOf(LINE_FEED, start)
  return feed === -1 ? bytes.length : feed + 1
}

export function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at]
    if (byte !== SPACE && byte !== TAB && byte !== CARRIAGE_RETURN && byte !== LINE_FEED) return false
  }
  return true
}

/**
 * Whether a record of several lines is rather as many rows with a stray quote before and after: every one of its lines, read
 * on its own, has the fields of a row; from 20 lines on, nine tenths of them. So in a file of two columns a
 * cell that lists 20 times `Smith, John` counts as rows too: rejected and said, which is better than rows lost in silence.
 */
export function looksSwallowed(bytes: Buffer, start: number, end: number, dialect: Dialect, fields: number): boolean {
  if (fields === 1) return false
  let lines = 0
  let alike = 0
  for (let at = start; at < end; at = lineEnd(bytes, at)) {
    lines += 1
    if (fieldsOfLine(bytes.subarray(at, lineEnd(bytes, at)), dialect) === fields) alike += 1
  }
  return alike === lines || (lines >= 20 && alike >= lines * 0.9)
}

/** The fields of one physical line on its own; a quote that has no partner on the line is an ordinary character. */
function fieldsOfLine(line: Buffer, dialect: Dialect): number {
  const { delimiter } = dialect
  let fields = 1
  let fieldStart = 0
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === QUOTE && at === fieldStart) {
      const close = closingQuote(line, at + 1, dialect)
      if (closesField(line, close, delimiter)) at = close
    } else if (line[at] === delimiter) {
      fields += 1
      fieldStart = at + 1
    }
  }
  return fields
}
