import { Engine } from '../../src/engine/engine.js'
import { joined, sql } from '../../src/engine/sql.js'
import { surveyArrow } from '../../src/ingest/arrow/survey.js'
import { contentsOf } from '../../src/ingest/contents.js'
import { type ListedFile, listFolder } from '../../src/ingest/folder.js'
import type { Survey } from '../../src/ingest/part.js'
import { cleaned, openRelation } from '../../src/ingest/relation.js'
import { type SurveyRequest, surveyText, type TextSurvey } from '../../src/ingest/survey.js'

interface Table {
  readonly survey: TextSurvey
  readonly headers: readonly string[]
  /** Every cell as text; an empty one is an empty text. */
  readonly rows: readonly (readonly string[])[]
}

/** The cells of every text file and sheet of a folder as the engine gets them, before any of them is given a meaning. */
export async function tablesOf(directory: string, request: Partial<SurveyRequest> = {}): Promise<Map<string, Table>> {
  const engine = await Engine.open({ directories: [directory] })
  try {
    const { temporaryDirectory } = engine
    const tables = new Map<string, Table>()
    for (const listed of listFolder(directory))
      for (const file of [listed, ...(await contentsOf(listed, temporaryDirectory))])
        if (file.kind === 'csv') {
          const asked = { encoding: undefined, isKnown: () => false, ...request, temporaryDirectory }
          tables.set(file.file, await tableOf(engine, file, asked))
        }
    return tables
  } finally {
    engine.close()
  }
}

/** The same for the first file of a folder, an Arrow file. */
export async function arrowRowsOf(directory: string): Promise<Table['rows']> {
  const engine = await Engine.open({ directories: [directory] })
  try {
    const [file] = listFolder(directory)
    if (file === undefined) throw new Error('no file')
    return await rowsOf(engine, file, await surveyArrow(file, engine.temporaryDirectory))
  } finally {
    engine.close()
  }
}

async function tableOf(engine: Engine, file: ListedFile, request: SurveyRequest): Promise<Table> {
  const survey = await cleaned(engine, file, await surveyText(file, request))
  return { survey, headers: survey.headers, rows: await rowsOf(engine, file, survey) }
}

async function rowsOf(engine: Engine, file: ListedFile, survey: Survey): Promise<Table['rows']> {
  const { relation, text, release } = openRelation({ survey, file })
  const cells = survey.headers.map((_, index) => sql`coalesce(${text(index)}, '')`)
  const read = await engine.rows(sql`SELECT [${joined(cells, ', ')}] AS cells FROM ${relation}`)
  await release()
  return read.map((row) => (row['cells'] as string[]) ?? [])
}
