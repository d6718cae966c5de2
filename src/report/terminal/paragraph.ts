import { visible } from '../visible.js'
import type { Paint } from './grid.js'
import { displayWidth, wrapped } from './wrap.js'

interface Shape {
  readonly width: number
  /** Columns before the text; the mark stands there on the first line. */
  readonly indent?: number
  readonly mark?: string
  readonly paintMark?: Paint
  readonly paint?: Paint
}

/** A text as lines of at most `width` columns, each behind an indent. */
export function paragraph(text: string, shape: Shape): string {
  const { width, indent = 0, mark = '', paintMark = String, paint = String } = shape
  const space = ' '.repeat(indent)
  const marked = paintMark(mark) + ' '.repeat(Math.max(0, indent - displayWidth(mark)))
  return wrapped(visible(text), Math.max(20, width - indent))
    .map((line, index) => (index === 0 ? marked : space) + paint(line))
    .join('\n')
}
