import { join } from 'node:path'
import type { ListedFile } from '../folder.js'
import { surveyBytes } from '../survey.js'
import type { TypedColumn } from '../typed-column.js'
import type { Transcript } from './transcript.js'

/** An Arrow file or stream: its columns, and its rows as they were transcribed to a temporary file. */
export interface ArrowSurvey extends Transcript {
  readonly kind: 'arrow'
  readonly sha256: string
  readonly bytes: number
  readonly headers: readonly string[]
  readonly columns: readonly TypedColumn[]
  /** Where the transcribed rows stand. */
  readonly path: string
}

/** Reads an Arrow file to its end, batch by batch, whatever it turns out to be. A damaged one is a Refusal. */
export async function surveyArrow(file: ListedFile, temporaryDirectory: string): Promise<ArrowSurvey> {
  const { sha256, bytes } = await surveyBytes(file)
  const [{ withBatches }, { hasText }, { transcribeBatches }] = await Promise.all([
    import('./batches.js'),
    import('./cells.js'),
    import('./transcript.js'),
  ])
  return withBatches(file, async ({ fields }, batches) => {
    const path = join(temporaryDirectory, `${crypto.randomUUID()}.csv`)
    const { rows, longestRecord, hasMultilineRecords } = await transcribeBatches(file.file, path, batches)
    const columns = fields.map(({ name, type }) => ({ name, type: String(type), hasText: hasText(type) }))
    const headers = columns.map(({ name }) => name.trim())
    return { kind: 'arrow', sha256, bytes, headers, columns, path, rows, longestRecord, hasMultilineRecords }
  })
}
