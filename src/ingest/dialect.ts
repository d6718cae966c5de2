import { beginningOf } from './beginning.js'
import { hasGroups } from './group-lines.js'
import type { Dialect } from './record.js'
import { Refusal } from './refusal.js'
import { type Beginning, Structure } from './structure.js'

/** How much of a file is looked at before it is read. */
export const HEAD_BYTES = 256 * 1024
/** A known header over so many rows of its width leaves no doubt. */
const CERTAIN = 0.9
const DELIMITERS = [',', ';', '\t', '|']

/** How a delimited text is to be read: its dialect, and where its table begins. */
export interface Reading {
  readonly dialect: Dialect
  readonly beginning: Beginning
}

/** What is known of a file before it is looked at. */
export interface ReadingRequest {
  /** Whether a header, normalised, is one that limpet knows. */
  readonly isKnown: (header: string) => boolean
  /** What limpet.yaml says: whether rows take empty cells from above. */
  readonly fillsDown?: boolean | undefined
}

interface Fit extends Reading {
  readonly isKnown: boolean
  readonly share: number
  readonly fields: number
}

/**
 * Which character separates the fields, whether backslashes escape, and where the header is: the reading that finds a known
 * header; of those the one with which most rows of the head have the fields of the header; of those the one that gives most
 * fields. A comma where there is nothing to separate.
 */
export function readingOf(file: string, head: Buffer, request: ReadingRequest): Reading {
  const cut = head.length < HEAD_BYTES ? head.length : head.lastIndexOf(0x0a) + 1
  const lines = head.subarray(0, cut === 0 ? head.length : cut)
  const escapes = lines.includes('\\"') ? [false, true] : [false]
  let best: Fit | null = null
  for (const hasBackslashes of escapes) {
    for (const delimiter of DELIMITERS) {
      const found = fitOf(file, lines, { delimiter: delimiter.charCodeAt(0), hasBackslashes }, request)
      if (found.fields > 1 && (best === null || isBetter(found, best))) best = found
      if (escapes.length === 1 && best?.isKnown && best.share > CERTAIN) return best
    }
  }
  return (
    best ?? {
      dialect: { delimiter: 0x2c, hasBackslashes: false },
      beginning: { preamble: 0, header: 1, isGrouped: false },
    }
  )
}

function isBetter(one: Fit, other: Fit): boolean {
  if (one.isKnown !== other.isKnown) return one.isKnown
  return one.share > other.share || (one.share === other.share && one.fields > other.fields)
}

function fitOf(file: string, lines: Buffer, dialect: Dialect, { isKnown, fillsDown }: ReadingRequest): Fit {
  const found = beginningOf(lines, dialect, isKnown)
  const beginning = { ...found, isGrouped: fillsDown ?? (found.isKnown && hasGroups(lines, dialect)) }
  const reading = { dialect, beginning, isKnown: found.isKnown }
  const structure = new Structure(file, dialect, beginning)
  try {
    structure.push(lines, true)
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'encoding-unsupported') return { ...reading, share: 0, fields: 1 }
    throw error
  }
  const { records, rejects, fields } = structure
  return { ...reading, share: records + rejects.rows === 0 ? 1 : records / (records + rejects.rows), fields }
}
