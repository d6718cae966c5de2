import type { Dataset } from './dataset.js'
import { withoutNumber } from './header-names.js'
import { normalised } from './headers.js'
import { hasUnit } from './units.js'

/** Which header of a file became which canonical column of a dataset; `contested`: equally good headers for one column. */
export interface ColumnMatch {
  readonly columns: ReadonlyMap<string, number>
  readonly contested: ReadonlyMap<string, readonly number[]>
}

/**
 * Matches headers to the columns of a dataset by their synonyms, the strongest first. Columns in `fixed` are settled
 * beforehand (canonical column → index of the header) and their headers are not asked again.
 */
export function matchColumns(
  dataset: Dataset,
  headers: readonly string[],
  fixed: ReadonlyMap<string, number>,
): ColumnMatch {
  const columns = new Map(fixed)
  const contested = new Map<string, number[]>()
  const settled = new Set(fixed.values())
  const meanings = headers.map((header, index) =>
    settled.has(index) ? '' : normalised(withoutNumber(header, headers)),
  )
  for (const [name, column] of Object.entries(dataset.columns)) {
    if (columns.has(name)) continue
    const measured = meanings.map((meaning, index) => (hasUnit(column.type, name, headers[index] ?? '') ? meaning : ''))
    const ways = [
      ...column.synonyms.map((synonym) => indexesOf(meanings, normalised(synonym))),
      ...(column.withUnit ?? []).map((synonym) => indexesOf(measured, normalised(synonym))),
      ...(column.question === undefined ? [] : [asking(meanings, column.question)]),
    ]
    for (const [first, ...others] of ways) {
      if (first === undefined) continue
      columns.set(name, first)
      if (others.length > 0) contested.set(name, [first, ...others])
      break
    }
  }
  return { columns, contested }
}

/** The needs of a dataset that a match leaves open, each as the names of the columns any of which would do. */
export function unmetNeeds(dataset: Dataset, columns: ReadonlyMap<string, number>): (readonly string[])[] {
  return dataset.needs
    .map((need) => (typeof need === 'string' ? [need] : need))
    .filter((need) => !need.some((name) => columns.has(name)))
}

function indexesOf(meanings: readonly string[], synonym: string): number[] {
  return meanings.flatMap((meaning, index) => (meaning === synonym && meaning !== '' ? [index] : []))
}

function asking(meanings: readonly string[], question: RegExp): number[] {
  return meanings.flatMap((meaning, index) => (question.test(meaning) ? [index] : []))
}
