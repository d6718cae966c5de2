import { parse } from 'csv-parse/sync'
import { ANSWER_FORM } from './header-names.js'
import { normalised } from './headers.js'
import { type Dialect, isBlank, lineEnd, readRecord } from './record.js'
import type { Beginning } from './structure.js'

/** The header is looked for among so many records, and the width of the table is judged by so many below it. */
const SEARCHED = 80
const JUDGED = 60
/** A cell that says nothing, or a heading that a program made up for want of one. */
const NAMELESS = /^$|^(?:column|列|unnamed: ?)\d+$/i

/** The beginning of a table, and whether its header holds words that limpet knows. */
interface FoundBeginning extends Omit<Beginning, 'isGrouped'> {
  readonly isKnown: boolean
}

interface HeadRecord {
  readonly start: number
  readonly end: number
  readonly fields: number
  readonly line: number
}

/**
 * Finds the header of a table at the head of a file: the first record of at least two known headers whose width holds below,
 * with nothing above it that fills more than half of that width. Where there is none it is the first line that is not blank.
 */
export function beginningOf(head: Buffer, dialect: Dialect, isKnown: (header: string) => boolean): FoundBeginning {
  const records = recordsOf(head, dialect)
  let widestAbove = 0
  for (const [index, record] of records.slice(0, SEARCHED).entries()) {
    const cells = record.fields === 1 ? [''] : cellsOf(head, record, dialect)
    const known = cells.filter((cell) => isKnown(normalised(cell))).length
    const isHeader =
      known >= 2 && widestAbove * 2 <= record.fields && holdsBelow(records.slice(index + 1), record.fields)
    if (isHeader) {
      const below = records.slice(index + 1, index + 3).map((next) => cellsOf(head, next, dialect))
      return { preamble: record.line - 1, header: 1 + furtherHeaders(cells, below, isKnown), isKnown: true }
    }
    widestAbove = Math.max(widestAbove, cells.filter((cell) => !NAMELESS.test(cell)).length)
  }
  return { preamble: 0, header: 1, isKnown: false }
}

/** Every record of the head up to the last whole one, with its line; blank lines left out. */
function recordsOf(head: Buffer, dialect: Dialect): HeadRecord[] {
  const records: HeadRecord[] = []
  let line = 1
  let at = head.indexOf('\ufeff') === 0 ? 3 : 0
  while (at < head.length && records.length < SEARCHED + JUDGED) {
    const shape = readRecord(head, at, dialect)
    const isBroken = shape.fault === 'stray-quote'
    const end = isBroken ? lineEnd(head, at) : shape.end
    if (!isBlank(head, at, end)) records.push({ start: at, end, fields: shape.fields, line })
    line += isBroken ? 1 : shape.lines
    at = end
  }
  return records
}

function cellsOf(head: Buffer, { start, end }: HeadRecord, { delimiter }: Dialect): string[] {
  const text = head.toString('utf8', start, Math.min(end, start + 200_000))
  const options = { delimiter: String.fromCharCode(delimiter), relax_quotes: true, relax_column_count: true }
  try {
    return (parse(text, options)[0] ?? []).map((cell) => cell.trim())
  } catch {
    return [text.trim()]
  }
}

/** The next record has the width of the header, or at least half of what stands below; nothing at all is well too. */
function holdsBelow(below: readonly HeadRecord[], fields: number): boolean {
  const judged = below.slice(0, JUDGED)
  if (judged[0]?.fields === fields) return true
  return judged.filter((record) => record.fields === fields).length * 2 >= judged.length
}

/**
 * How many records below the first line of a header still belong to it: a survey's import ids with the question texts between,
 * or second headings under cells of several columns, which leave the columns that are already named empty; a name alone in front is that of a group.
 */
function furtherHeaders(
  cells: readonly string[],
  below: readonly (readonly string[])[],
  isKnown: (header: string) => boolean,
): number {
  const ids = below.findIndex((record) => record.some((cell) => /^\{"?'?ImportId/.test(cell)))
  if (ids !== -1) return ids + 1
  const [next = []] = below
  const filled = next.filter((cell) => cell !== '')
  if (filled.length > 0 && filled.every((cell) => ANSWER_FORM.test(cell)) && next.length === cells.length) return 1
  const isName = filled.length === 1 && next[0] !== ''
  const isHeading =
    filled.length > 0 && !isName && !filled.some((cell) => /\d/.test(cell)) && next.length === cells.length
  const leavesNamed = cells.every(
    (cell, index) => !isKnown(normalised(cell)) || next[index] === '' || ANSWER_FORM.test(next[index] ?? ''),
  )
  return isHeading && leavesNamed && cells.includes('') ? 1 : 0
}
