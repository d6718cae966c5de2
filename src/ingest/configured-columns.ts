import type { FileUse } from './configuration.js'
import type { Dataset } from './dataset.js'
import { normalised } from './headers.js'
import { nearMisses } from './near-misses.js'
import { Refusal } from './refusal.js'

/** What limpet.yaml settles about the columns of a file: canonical column → index of the header. Unknown names are refused. */
export function fixedColumns(
  file: string,
  headers: readonly string[],
  dataset: Dataset,
  use: FileUse | null,
): ReadonlyMap<string, number> {
  const fixed = new Map<string, number>()
  for (const [column, header] of Object.entries(use?.columns ?? {})) {
    const known = Object.keys(dataset.columns)
    if (!known.includes(column)) {
      const near = nearMisses(column, known).join(', ')
      throw new Refusal('usage', 'configured-column-unknown', { file, dataset: dataset.id, column, near })
    }
    fixed.set(column, indexOf(file, headers, column, header))
  }
  return fixed
}

function indexOf(file: string, headers: readonly string[], column: string, header: string): number {
  const exact = headers.indexOf(header)
  if (exact !== -1) return exact
  const similar = headers.findIndex((candidate) => normalised(candidate) === normalised(header))
  if (similar !== -1) return similar
  const near = nearMisses(header, headers).join(', ')
  throw new Refusal('usage', 'configured-header-missing', { file, column, header, near })
}
