import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Compression, Fingerprint, storedBytes, unpacked } from './bytes.js'
import { HEAD_BYTES, type Reading, type ReadingRequest, readingOf } from './dialect.js'
import { type Encoding, encodingOf, endsWithReturns } from './encoding.js'
import type { ListedFile } from './folder.js'
import { refuseForeignFormat } from './foreign-format.js'
import { headerNames } from './header-names.js'
import { Refusal } from './refusal.js'
import { Structure } from './structure.js'
import { transcribe } from './transcription.js'

/** Where the UTF-8 text of a file stands: in the file itself, or in a temporary one. */
export interface TextPlace {
  readonly path: string
  readonly compression: Compression
  readonly isTemporary: boolean
}

/** A delimited text file, read once to the end: what it is made of, and its headers as they are written. */
export interface TextSurvey {
  readonly kind: 'csv'
  readonly sha256: string
  readonly bytes: number
  readonly encoding: Encoding
  readonly text: TextPlace
  readonly headers: readonly string[]
  readonly delimiter: string
  readonly hasBackslashes: boolean
  readonly structure: Structure
}

export interface SurveyRequest extends ReadingRequest {
  /** The encoding that limpet.yaml names. */
  readonly encoding: Encoding | undefined
  readonly temporaryDirectory: string
}

/** Size and SHA-256 of a file that is not read any further. */
export async function surveyBytes(file: ListedFile): Promise<{ sha256: string; bytes: number }> {
  const fingerprint = new Fingerprint()
  for await (const _ of fingerprint.through(storedBytes(file)));
  return { sha256: fingerprint.sha256(), bytes: fingerprint.bytes }
}

/**
 * Surveys UTF-8 text where it is; everything else is transcribed to a temporary UTF-8 file first. Bytes that turn out late
 * not to be UTF-8 are read as GB18030, unless limpet.yaml says otherwise; what is neither is refused.
 */
export async function surveyText(file: ListedFile, request: SurveyRequest): Promise<TextSurvey> {
  const head = await headOf(file)
  refuseForeignFormat(file.file, head, 'text')
  const encoding = request.encoding ?? encodingOf(head)
  if (encoding !== 'utf-8' || endsWithReturns(head)) return surveyTranscribed(file, head, encoding, request)
  const reading = readingOf(file.file, head, request)
  const fingerprint = new Fingerprint()
  try {
    const structure = await structureOf(file, file, reading, fingerprint)
    return surveyed({ encoding, text: { ...file, isTemporary: false }, reading, structure, fingerprint })
  } catch (error) {
    if (request.encoding !== undefined || !(error instanceof Refusal) || error.code !== 'encoding-unsupported')
      throw error
    return surveyTranscribed(file, head, 'gb18030', request)
  }
}

async function surveyTranscribed(
  file: ListedFile,
  head: Buffer,
  encoding: Encoding,
  request: SurveyRequest,
): Promise<TextSurvey> {
  const fingerprint = new Fingerprint()
  const chunks = unpacked(fingerprint.through(storedBytes(file)), file.compression, file.file)
  const path = join(request.temporaryDirectory, `${crypto.randomUUID()}.txt`)
  try {
    await transcribe(chunks, { file: file.file, encoding, endsWithReturns: endsWithReturns(head) }, path)
    const text: TextPlace = { path, compression: 'none', isTemporary: true }
    const reading = readingOf(file.file, await headOf({ file: file.file, ...text }), request)
    const structure = await structureOf(file, text, reading, new Fingerprint())
    return surveyed({ encoding, text, reading, structure, fingerprint })
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

async function structureOf(
  { file }: ListedFile,
  { path, compression }: Pick<TextPlace, 'path' | 'compression'>,
  { dialect, beginning }: Reading,
  fingerprint: Fingerprint,
): Promise<Structure> {
  const structure = new Structure(file, dialect, beginning)
  for await (const chunk of unpacked(fingerprint.through(storedBytes({ file, path })), compression, file))
    structure.push(chunk, false)
  structure.push(Buffer.alloc(0), true)
  return structure
}

interface Findings {
  readonly encoding: Encoding
  readonly text: TextPlace
  readonly reading: Reading
  readonly structure: Structure
  readonly fingerprint: Fingerprint
}

function surveyed({ encoding, text, reading, structure, fingerprint }: Findings): TextSurvey {
  const delimiter = String.fromCharCode(reading.dialect.delimiter)
  const { path, compression, isTemporary } = text
  return {
    kind: 'csv',
    sha256: fingerprint.sha256(),
    bytes: fingerprint.bytes,
    encoding,
    text: { path, compression, isTemporary },
    headers: headerNames(structure.header, delimiter),
    delimiter,
    hasBackslashes: reading.dialect.hasBackslashes,
    structure,
  }
}

/** The first bytes of a text, unpacked. */
async function headOf(file: { file: string; path: string; compression: Compression }): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of unpacked(storedBytes(file), file.compression, file.file)) {
    chunks.push(chunk)
    length += chunk.length
    if (length >= HEAD_BYTES) break
  }
  return Buffer.concat(chunks).subarray(0, HEAD_BYTES)
}
