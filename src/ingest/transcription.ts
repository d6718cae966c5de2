import type { Encoding } from './encoding.js'
import { Gb18030Likelihood } from './gb18030.js'
import { Refusal } from './refusal.js'
import { writeTemporary } from './temporary-file.js'
import { windows1252 } from './windows-1252.js'
import { fileLine } from './yaml-line.js'

/** Bytes without any end of line beyond this are no rows of text. */
const LONGEST_LINE = 16 * 1024 * 1024

const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d

interface Original {
  readonly file: string
  readonly encoding: Encoding
  /** True: lines end with a carriage return alone, and will end with a line feed. */
  readonly endsWithReturns: boolean
}

/**
 * Writes a text in another encoding to a UTF-8 file, line by line the same, holding a few lines at a time. A byte that does not
 * belong to the encoding is a Refusal with its line; so is GB18030 that hardly holds a common Chinese character.
 */
export async function transcribe(chunks: AsyncIterable<Buffer>, original: Original, target: string): Promise<void> {
  const likelihood = original.encoding === 'gb18030' ? new Gb18030Likelihood() : null
  await writeTemporary(original.file, target, transcribed(chunks, original, likelihood))
  if (likelihood?.isLikely() === false) refuse(original, 1)
}

async function* transcribed(
  chunks: AsyncIterable<Buffer>,
  original: Original,
  likelihood: Gb18030Likelihood | null,
): AsyncIterable<Buffer> {
  let rest: Buffer = Buffer.alloc(0)
  let line = 1
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const end = linesEnd(bytes, original.encoding)
    rest = Buffer.from(bytes.subarray(end))
    if (rest.length > LONGEST_LINE) throw new Refusal('data', 'line-too-long', { file: original.file, line })
    if (end === 0) continue
    likelihood?.push(bytes.subarray(0, end))
    const text = decoded(bytes.subarray(0, end), original, line)
    line += text.split('\n').length - 1
    yield Buffer.from(text)
  }
  likelihood?.push(rest)
  yield Buffer.from(decoded(rest, original, line))
}

function decoded(bytes: Buffer, original: Original, firstLine: number): string {
  try {
    const text = textOf(bytes, original.encoding, true)
    return original.endsWithReturns ? text.replaceAll('\r', '\n') : text
  } catch {
    return refuse(original, firstLine + goodLines(bytes, original.encoding))
  }
}

/** Throws for a byte that is not of the encoding where that is fatal; else the replacement character stands for it. */
function textOf(bytes: Buffer, encoding: Encoding, fatal: boolean): string {
  if (encoding !== 'windows-1252') return new TextDecoder(encoding, { fatal, ignoreBOM: true }).decode(bytes)
  const text = windows1252(bytes)
  if (fatal && text.includes('\ufffd')) throw new TypeError('a byte that is no character')
  return text
}

/** How many lines stand before the first bad byte. */
function goodLines(bytes: Buffer, encoding: Encoding): number {
  const text = textOf(bytes, encoding, false)
  const bad = text.indexOf('\ufffd')
  return text.slice(0, bad === -1 ? text.length : bad).split(/\r\n|\n|\r/).length - 1
}

/** Behind the last end of line: what stands before it can be decoded on its own, and no CRLF is torn apart. */
function linesEnd(bytes: Buffer, encoding: Encoding): number {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return wideLinesEnd(bytes, encoding === 'utf-16le' ? 0 : 1)
  const feed = bytes.lastIndexOf(LINE_FEED)
  return feed === -1 ? bytes.subarray(0, -1).lastIndexOf(CARRIAGE_RETURN) + 1 : feed + 1
}

/** The same where a character takes two bytes; `low` is the place of its low byte. */
function wideLinesEnd(bytes: Buffer, low: 0 | 1): number {
  for (let at = bytes.length - (bytes.length % 2) - 2; at >= 0; at -= 2) {
    const unit = bytes[at + 1 - low] === 0 ? bytes[at + low] : -1
    if (unit === LINE_FEED || (unit === CARRIAGE_RETURN && at + 2 < bytes.length)) return at + 2
  }
  return 0
}

function refuse({ file, encoding }: Original, line: number): never {
  const yaml = fileLine(file, { encoding: 'big5' })
  throw new Refusal('data', 'encoding-unsupported', { file, line, encoding, yaml })
}
