import type { Report } from '../../src/run/report.js'
import { Refusal, type RunRequest, run } from '../../src/run/run.js'
import { type Files, room } from '../ingest/room.js'
import type { RawRow } from '../model/facts.js'

/** Rows as a CSV file; the columns are those of the first row. */
export function csv(rows: readonly RawRow[], columns: readonly string[] = Object.keys(rows[0] ?? {})): string {
  const lines = rows.map((row) => columns.map((column) => row[column] ?? '').join(','))
  return `${[columns.join(','), ...lines].join('\n')}\n`
}

/** The report on a data room of these files. */
export function reportOn(files: Files, request: Partial<RunRequest> = {}): Promise<Report> {
  return run({ directory: room(files), policies: {}, version: 'test', ...request })
}

/** The refusal that a run on these files must end in. */
export async function refusalOn(files: Files, request: Partial<RunRequest> = {}): Promise<Refusal> {
  try {
    await reportOn(files, request)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('the run was not refused')
}
