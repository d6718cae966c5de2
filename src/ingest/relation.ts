import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Engine } from '../engine/engine.js'
import { joined, quotedIdentifier, type Sql, sql } from '../engine/sql.js'
import type { ArrowSurvey } from './arrow/survey.js'
import { fileOperation, literalPath } from './engine-file.js'
import { excise } from './excision.js'
import type { ListedFile } from './folder.js'
import { parquetRelation, parquetText } from './parquet.js'
import type { Part } from './part.js'
import type { TextSurvey } from './survey.js'

const SMALLEST_LINE_BUFFER = 2 * 1024 * 1024

/** A part as the engine reads it: a relation, the text of each of its columns by index, and how to clean up after. */
export interface PartRelation {
  readonly relation: Sql
  readonly text: (index: number) => Sql
  readonly release: () => Promise<void>
}

export function openRelation({ survey, file }: Pick<Part, 'survey' | 'file'>): PartRelation {
  if (survey.kind === 'parquet') {
    const text = (index: number): Sql => parquetText(survey.columns[index] ?? { name: '', type: '', hasText: false })
    return { relation: parquetRelation(file.path), text, release: async () => undefined }
  }
  const text = (index: number): Sql => sql`${quotedIdentifier(`c${index}`)}`
  if (survey.kind === 'arrow') return { relation: transcriptRelation(survey), text, release: () => rm(survey.path) }
  const { path, compression, isTemporary } = survey.text
  const release = async (): Promise<void> => (isTemporary ? rm(path) : undefined)
  return {
    relation: csvRelation(survey, path, compression),
    text,
    release,
  }
}

/** Text of which lines are to be left out, or that escapes by backslash, is copied once to a temporary clean file. */
export async function cleaned(engine: Engine, file: ListedFile, survey: TextSurvey): Promise<TextSurvey> {
  const { path, compression, isTemporary } = survey.text
  if (survey.structure.excised.length === 0 && !survey.hasBackslashes) return survey
  if (compression === 'zstd') await verifyChecksum(engine, file)
  const clean = join(engine.temporaryDirectory, `${crypto.randomUUID()}.csv`)
  await excise(file.file, survey, clean)
  if (isTemporary) await rm(path)
  return { ...survey, text: { path: clean, compression: 'none', isTemporary: true } }
}

/**
 * Reads exactly what the survey found: no sniffing, every column by position and as text. Only files whose records all stand
 * on one line, without quotes inside fields, are read in parallel.
 */
function csvRelation({ structure, delimiter }: TextSurvey, path: string, compression: string): Sql {
  const { beginning, hasMultilineRecords, hasLiteralQuotes } = structure
  const lineBuffer = Math.max(SMALLEST_LINE_BUFFER, structure.longestRecord * 2)
  const isParallel = !hasMultilineRecords && !hasLiteralQuotes && !beginning.isGrouped
  return sql`read_csv(${literalPath(path)}, auto_detect = false, header = true, strict_mode = false,
    delim = ${delimiter}, quote = '"', escape = '"', compression = ${compression}, max_line_size = ${lineBuffer},
    parallel = ${isParallel}, null_padding = ${beginning.isGrouped}, columns = {${texts(structure.fields)}})`
}

/** Rows that limpet wrote itself. */
function transcriptRelation({ path, columns, longestRecord, hasMultilineRecords }: ArrowSurvey): Sql {
  return sql`read_csv(${path}, auto_detect = false, header = false, delim = ',', quote = '"', escape = '"',
    max_line_size = ${Math.max(SMALLEST_LINE_BUFFER, longestRecord * 2)}, parallel = ${!hasMultilineRecords},
    columns = {${texts(columns.length)}})`
}

function texts(fields: number): Sql {
  const columns = Array.from({ length: fields }, (_, index) => sql`${quotedIdentifier(`c${index}`)}: 'VARCHAR'`)
  return joined(columns, ', ')
}

/** The engine checks the sums inside a .zst file, the unpacking for the clean copy does not. */
async function verifyChecksum(engine: Engine, file: ListedFile): Promise<void> {
  await fileOperation(file.file, () =>
    engine.rows(sql`SELECT count(*) AS lines FROM read_csv(${literalPath(file.path)}, auto_detect = false, header = false,
      compression = 'zstd', delim = ${'\u001f'}, quote = '', escape = '', strict_mode = false, ignore_errors = true,
      parallel = false, columns = {line: 'VARCHAR'})`),
  )
}
