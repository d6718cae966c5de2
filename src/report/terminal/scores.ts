import type { Report } from '../../run/report.js'
import { intervalHeading, type ScoreGroup, type ScoreLine, scorecard } from '../scorecard.js'
import type { View } from '../view.js'
import { exhibits } from './exhibits.js'
import { type Alignment, type GridCell, grid, gridWidths, total } from './grid.js'
import { palette } from './palette.js'
import { paragraph } from './paragraph.js'
import { Remarks } from './remarks.js'
import { displayWidth } from './wrap.js'

const alignments: readonly Alignment[] = ['left', 'right', 'right', 'right', 'left']
/** A longer title wraps, so that the eye does not lose the line on its way to the value. */
const widestTitle = 60

/** The numbers by group, aligned across the groups, the remarks numbered below; with `full`, the exhibits of each group. */
export function scores(report: Report, view: View): string[] {
  const { strong, faint } = palette(view.colour)
  const remarks = new Remarks()
  const heading = intervalHeading(report, view)
  const groups = scorecard(report, view).map((group) => ({
    metrics: group.metrics,
    rows: [headingRow(group, heading, view), ...group.metrics.flatMap(({ lines }) => lines.map(row))],
  }))
  function row(line: ScoreLine): GridCell[] {
    const title = { text: line.title, ...(line.isVariant ? { indent: 2, paint: faint } : {}) }
    if (line.because !== undefined) {
      return [title, { text: line.value, paint: faint }, { text: line.because, span: 3, paint: faint }]
    }
    const value = { text: line.value, paint: line.isVariant ? faint : strong }
    const rest = [line.interval, line.evidence, remarks.mark(line.remarks)]
    return [title, value, ...rest.map((text) => ({ text, paint: faint }))]
  }
  const rows = groups.flatMap((group) => group.rows)
  const [titles = 0, ...numbers] = gridWidths(rows, alignments, view.width)
  const widths = stretched([Math.min(titles, widestTitle), ...numbers], rows, view.width)
  const drawn = groups.flatMap(({ metrics, rows }) => [
    grid(rows, alignments, widths, faint),
    ...(view.full ? metrics.flatMap((metric) => exhibits(metric, view)) : []),
  ])
  const notes = remarks.sentences.map((text, index) =>
    paragraph(text, { width: view.width, indent: 5, mark: `[${index + 1}]`, paint: faint }),
  )
  return notes.length === 0 ? drawn : [...drawn, notes.join('\n')]
}

function headingRow(group: ScoreGroup, interval: string, { words, formats, colour }: View): GridCell[] {
  const { strong, faint } = palette(colour)
  const { report } = words
  const title = group.unit === null ? group.title : report.inUnit({ title: group.title, unit: group.unit }, formats)
  const rest = [report.value, interval, report.evidence, ''].map((text) => ({ text, paint: faint }))
  return [{ text: title, paint: strong }, ...rest]
}

/** Widens the last column, as far as the line goes, until the longest reason fits behind its dash. */
function stretched(widths: readonly number[], rows: readonly (readonly GridCell[])[], width: number): number[] {
  const reasons = rows.flatMap((row) =>
    row.filter(({ span }) => span !== undefined).map(({ text }) => displayWidth(text)),
  )
  const lacking = Math.max(0, ...reasons) - total(widths.slice(2))
  const room = width - total(widths)
  return widths.map((size, index) => (index === widths.length - 1 ? size + Math.max(0, Math.min(lacking, room)) : size))
}
