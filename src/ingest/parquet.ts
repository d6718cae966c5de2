import type { Engine } from '../engine/engine.js'
import { quotedIdentifier, type Sql, sql } from '../engine/sql.js'
import { fileOperation, literalPath } from './engine-file.js'
import type { ListedFile } from './folder.js'
import { surveyBytes } from './survey.js'
import type { TypedColumn } from './typed-column.js'

/** A Parquet file by its own account: columns and number of rows; none of its values has been read yet. */
export interface ParquetSurvey {
  readonly kind: 'parquet'
  readonly sha256: string
  readonly bytes: number
  readonly headers: readonly string[]
  readonly columns: readonly TypedColumn[]
  readonly rows: number
}

export async function surveyParquet(engine: Engine, file: ListedFile): Promise<ParquetSurvey> {
  const { sha256, bytes } = await surveyBytes(file)
  const relation = parquetRelation(file.path)
  const described = await fileOperation(file.file, () =>
    engine.rows(sql`SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${relation})`),
  )
  const [counted] = await fileOperation(file.file, () => engine.rows(sql`SELECT count(*) AS rows FROM ${relation}`))
  const columns = described.map((row) => {
    const type = String(row['column_type'])
    return { name: String(row['column_name']), type, hasText: !isNested(type) }
  })
  const headers = columns.map(({ name }) => name.trim())
  return { kind: 'parquet', sha256, bytes, headers, columns, rows: Number(counted?.['rows']) }
}

/** Text columns without a declared encoding, as older writers leave them, are read as text. */
export function parquetRelation(path: string): Sql {
  return sql`read_parquet(${literalPath(path)}, binary_as_string = true)`
}

/**
 * A Parquet value as the text that the same value has in a CSV file: ISO dates, instants in UTC, whole numbers without a
 * fraction even where they are stored as floating point.
 */
export function parquetText({ name, type }: TypedColumn): Sql {
  const value = quotedIdentifier(name)
  if (type === 'DOUBLE' || type === 'FLOAT') {
    return sql`CASE WHEN ${value} = trunc(${value}) AND abs(${value}) < 1e15 THEN CAST(CAST(${value} AS BIGINT) AS VARCHAR) ELSE CAST(${value} AS VARCHAR) END`
  }
  if (type === 'TIMESTAMP WITH TIME ZONE') return sql`CAST(${value} AT TIME ZONE 'UTC' AS VARCHAR)`
  return sql`CAST(${value} AS VARCHAR)`
}

function isNested(type: string): boolean {
  return type.endsWith(']') || /^(STRUCT|MAP|UNION)\b/.test(type)
}
