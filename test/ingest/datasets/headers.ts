import { matchColumns } from '../../../src/ingest/column-match.js'
import type { Dataset } from '../../../src/ingest/dataset.js'
import { datasets } from '../../../src/ingest/datasets/index.js'
import { recognise } from '../../../src/ingest/recognition.js'
import { Refusal } from '../../../src/ingest/refusal.js'

/** Which canonical column one header means in a dataset; null where it means none. */
export function meaningOf(dataset: Dataset, header: string): string | null {
  return [...matchColumns(dataset, [header], new Map()).columns.keys()][0] ?? null
}

/** Canonical column → the headers that do not mean it: empty where all are found. */
export function misread(dataset: Dataset, expected: Readonly<Record<string, string>>): string[] {
  return Object.entries(expected).flatMap(([column, headers]) =>
    headers
      .split(',')
      .map((header) => header.trim())
      .filter((header) => meaningOf(dataset, header) !== column)
      .map((header) => `${header}: ${meaningOf(dataset, header)}, not ${column}`),
  )
}

/** The dataset that a header line makes of a file; null: none of ours; the code of the refusal where it would be a guess. */
export function datasetOf(line: string): string | null {
  try {
    return recognise('export.csv', line.split(','), null, datasets).claim?.dataset.id ?? null
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

/** Canonical column → header, as a file with this header line is read. */
export function columnsOf(line: string): Record<string, string> {
  const headers = line.split(',')
  const claim = recognise('export.csv', headers, null, datasets).claim
  return Object.fromEntries([...(claim?.columns ?? [])].map(([column, index]) => [column, headers[index] ?? '']))
}
