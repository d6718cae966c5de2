import Table from 'cli-table3'
import { visible } from '../visible.js'
import { displayWidth, wrapped } from './wrap.js'

export type Paint = (text: string) => string

/** A cell of a grid: plain text, made visible and wrapped here. `span` counts columns; `paint` colours each line. */
export interface GridCell {
  readonly text: string
  readonly indent?: number
  readonly span?: number
  readonly paint?: Paint
}

export type Alignment = 'left' | 'right'

const gap = 2
const narrowest = 12
const chars = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: ' ',
}

/**
 * Column widths that show every cell whole: as wide as the text, and where that is more than `width`, the left-aligned
 * columns give way (they wrap), the widest first.
 */
export function gridWidths(
  rows: readonly (readonly GridCell[])[],
  alignments: readonly Alignment[],
  width: number,
): number[] {
  const widths = alignments.map((_, index) => Math.max(1, ...rows.map((row) => naturalWidth(row, index))))
  let excess = total(widths) - width
  while (excess > 0) {
    const candidates = widths.filter((size, index) => alignments[index] === 'left' && size > narrowest)
    if (candidates.length === 0) break
    const widest = widths.findIndex((size, index) => alignments[index] === 'left' && size === Math.max(...candidates))
    widths[widest] = (widths[widest] ?? 0) - 1
    excess -= 1
  }
  return widths
}

/** Columns that a grid of these widths takes. */
export function total(widths: readonly number[]): number {
  return widths.reduce((sum, size) => sum + size, gap * (widths.length - 1))
}

/** Rows under each other, without borders; the first row is the heading, a rule below it. Cells are never cut. */
export function grid(
  rows: readonly (readonly GridCell[])[],
  alignments: readonly Alignment[],
  widths: readonly number[],
  paintRule: Paint,
): string {
  const table = new Table({ chars, style: { head: [], border: [], 'padding-left': 0, 'padding-right': gap - 1 } })
  const [heading, ...body] = rows
  const rule = [{ text: '─'.repeat(total(widths)), span: widths.length, paint: paintRule }]
  for (const row of heading === undefined ? body : [heading, rule, ...body])
    table.push(laidOut(row, alignments, widths))
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
}

function naturalWidth(row: readonly GridCell[], column: number): number {
  let at = 0
  for (const cell of row) {
    if (at === column && (cell.span ?? 1) === 1) return displayWidth(visible(cell.text)) + (cell.indent ?? 0)
    at += cell.span ?? 1
  }
  return 0
}

function laidOut(row: readonly GridCell[], alignments: readonly Alignment[], widths: readonly number[]) {
  let at = 0
  return row.map((cell) => {
    const span = cell.span ?? 1
    const width = total(widths.slice(at, at + span))
    const indent = ' '.repeat(cell.indent ?? 0)
    const align = span === 1 ? alignments[at] : 'left'
    at += span
    const lines = wrapped(visible(cell.text), Math.max(1, width - indent.length)).map((line) => {
      const space = ' '.repeat(Math.max(0, width - indent.length - displayWidth(line)))
      const painted = line === '' ? '' : (cell.paint ?? String)(line)
      return align === 'right' ? space + painted : indent + painted + space
    })
    return { content: lines.join('\n'), colSpan: span }
  })
}
