import { parse } from 'csv-parse/sync'
import { Fingerprint, storedBytes, unpacked } from './bytes.js'
import { delimiterOf, SAMPLE_BYTES } from './delimiter.js'
import type { ListedFile } from './folder.js'
import { Structure } from './structure.js'

/** A delimited text file, read once to the end: what it is made of, and its headers as they are written. */
export interface TextSurvey {
  readonly kind: 'csv'
  readonly sha256: string
  readonly bytes: number
  readonly headers: readonly string[]
  readonly delimiter: string
  readonly structure: Structure
}

/** Size and SHA-256 of a file that is not read any further. */
export async function surveyBytes(file: ListedFile): Promise<{ sha256: string; bytes: number }> {
  const fingerprint = new Fingerprint()
  for await (const _ of fingerprint.through(storedBytes(file)));
  return { sha256: fingerprint.sha256(), bytes: fingerprint.bytes }
}

export async function surveyText(file: ListedFile): Promise<TextSurvey> {
  const fingerprint = new Fingerprint()
  const chunks = unpacked(fingerprint.through(storedBytes(file)), file.compression, file.file)
  let sample: Buffer = Buffer.alloc(0)
  let structure: Structure | null = null
  let delimiter = ','
  const start = (): Structure => {
    delimiter = delimiterOf(file.file, sample)
    const started = new Structure(file.file, delimiter.charCodeAt(0))
    started.push(sample, false)
    return started
  }
  for await (const chunk of chunks) {
    if (structure !== null) structure.push(chunk, false)
    else {
      sample = Buffer.concat([sample, chunk])
      if (sample.length >= SAMPLE_BYTES) structure = start()
    }
  }
  structure ??= start()
  structure.push(Buffer.alloc(0), true)
  const headers = headersOf(structure.header, delimiter)
  return { kind: 'csv', sha256: fingerprint.sha256(), bytes: fingerprint.bytes, headers, delimiter, structure }
}

function headersOf(header: string, delimiter: string): readonly string[] {
  const [names] = parse(header, { delimiter, relax_quotes: true, bom: true })
  return (names ?? []).map((name) => name.trim())
}
