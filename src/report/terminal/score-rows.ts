import type { ScoreLine } from '../scorecard.js'
import type { View } from '../view.js'
import { type Alignment, type GridCell, gridWidths, total } from './grid.js'
import { palette } from './palette.js'
import { paragraph } from './paragraph.js'
import { Remarks } from './remarks.js'
import { displayWidth } from './wrap.js'

export const scoreAlignments: readonly Alignment[] = ['left', 'right', 'right', 'right', 'left']
/** A longer title wraps, so that the eye does not lose the line on its way to the value. */
const widestTitle = 60

/** The lines of a scorecard as rows of a grid, their remarks numbered as they appear. */
export class ScoreRows {
  private readonly remarks = new Remarks()

  constructor(private readonly view: View) {}

  heading(title: string, interval: string): GridCell[] {
    const { strong, faint } = palette(this.view.colour)
    const { report } = this.view.words
    const rest = [report.value, interval, report.evidence, ''].map((text) => ({ text, paint: faint }))
    return [{ text: title, paint: strong }, ...rest]
  }

  row(line: ScoreLine, indent: number): GridCell[] {
    const { strong, faint } = palette(this.view.colour)
    const title = { text: line.title, indent, ...(line.isVariant ? { paint: faint } : {}) }
    if (line.because !== undefined) {
      return [title, { text: line.value, paint: faint }, { text: line.because, span: 3, paint: faint }]
    }
    const value = { text: line.value, paint: line.isVariant ? faint : strong }
    const rest = [line.interval, line.evidence, this.remarks.mark(line.remarks)]
    return [title, value, ...rest.map((text) => ({ text, paint: faint }))]
  }

  /** The remarks of all rows so far, one paragraph; none where there are none. */
  notes(): string[] {
    const { width, colour } = this.view
    const lines = this.remarks.sentences.map((text, index) =>
      paragraph(text, { width, indent: 5, mark: `[${index + 1}]`, paint: palette(colour).faint }),
    )
    return lines.length === 0 ? [] : [lines.join('\n')]
  }
}

/** Widths for these rows; the last column is as wide, as far as the line goes, as the longest reason behind its dash needs. */
export function scoreWidths(rows: readonly (readonly GridCell[])[], width: number): number[] {
  const [titles = 0, ...numbers] = gridWidths(rows, scoreAlignments, width)
  const widths = [Math.min(titles, widestTitle), ...numbers]
  const reasons = rows.flatMap((row) => row.slice(1).filter(({ span }) => span !== undefined))
  const lacking = Math.max(0, ...reasons.map(({ text }) => displayWidth(text))) - total(widths.slice(2))
  const room = width - total(widths)
  return widths.map((size, index) => (index === widths.length - 1 ? size + Math.max(0, Math.min(lacking, room)) : size))
}
