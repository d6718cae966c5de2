import type { Exhibit } from '../../metrics/answer.js'
import type { MetricWords } from '../../run/words.js'
import { partsOf, type WrittenExhibit, writtenExhibit } from '../exhibit.js'
import type { ScoredMetric } from '../scorecard.js'
import type { View } from '../view.js'
import { type Alignment, type GridCell, grid, gridWidths, total } from './grid.js'
import { palette } from './palette.js'
import { paragraph } from './paragraph.js'

/** A longer text wraps in its column, so that the columns behind it stay in sight. */
const widestText = 28

/** Every exhibit of a metric as a titled table. */
export function exhibits({ words, result }: ScoredMetric, view: View): string[] {
  return result.status === 'unknown' ? [] : result.exhibits.map((exhibit) => exhibitTable(exhibit, words, view))
}

/** An exhibit under its title; one that is wider than the terminal continues below, its leading columns repeated. */
export function exhibitTable(exhibit: Exhibit, words: MetricWords, view: View): string {
  const written = writtenExhibit(exhibit, words, view)
  const title = view.words.report.pair({ label: words.title, text: written.title }, view.formats)
  return `${paragraph(title, { width: view.width, paint: palette(view.colour).strong })}\n${body(written, view)}`
}

function body(written: WrittenExhibit, view: View): string {
  const { faint } = palette(view.colour)
  const { columns, rows, lead } = written
  const alignments: Alignment[] = columns.map(({ isNumber }) => (isNumber ? 'right' : 'left'))
  const cells = [columns.map(({ heading }) => ({ text: heading })), ...rows.map((row) => row.map((text) => ({ text })))]
  const widths = columnWidths(cells, alignments, lead, view.width)
  const drawn = partsOf(written, columnBlocks(widths, lead, view.width)).map((part) => {
    const pick = <Item>(items: readonly Item[]): Item[] => part.block.flatMap((index) => items[index] ?? [])
    const heading: GridCell[] = part.columns.map(({ heading: text }) => ({ text, paint: faint }))
    return grid(
      [heading, ...part.rows.map((row) => row.map((text) => ({ text })))],
      pick(alignments),
      pick(widths),
      faint,
    )
  })
  return drawn.join('\n\n')
}

/** As wide as their texts, long texts wrapped; the leading columns give way until the widest other one fits beside them. */
function columnWidths(cells: readonly GridCell[][], alignments: readonly Alignment[], lead: number, width: number) {
  const natural = gridWidths(cells, alignments, Number.POSITIVE_INFINITY)
  const rest = natural.slice(lead).map((size, index) => {
    return alignments[lead + index] === 'left' ? Math.min(size, widestText) : size
  })
  const leads = cells.map((row) => row.slice(0, lead))
  return [...gridWidths(leads, alignments.slice(0, lead), width - Math.max(0, ...rest) - 2), ...rest]
}

/** Which columns stand side by side: the leading ones in every block, the others in order, as many as there is room for. */
function columnBlocks(widths: readonly number[], lead: number, width: number): number[][] {
  const leading = widths.slice(0, lead).map((_, index) => index)
  const blocks: number[][] = [[...leading]]
  for (let index = lead; index < widths.length; index += 1) {
    const block = blocks.at(-1) ?? []
    const size = total([...block, index].map((column) => widths[column] ?? 0))
    if (block.length > lead && size > width) blocks.push([...leading, index])
    else block.push(index)
  }
  return blocks
}
