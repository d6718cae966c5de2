import { type WrittenExhibit, writtenExhibit } from '../exhibit.js'
import type { ScoredMetric } from '../scorecard.js'
import type { View } from '../view.js'
import { type Alignment, type GridCell, grid, gridWidths, total } from './grid.js'
import { palette } from './palette.js'
import { paragraph } from './paragraph.js'

/** Every exhibit of a metric as a titled table; one that is wider than the terminal continues below, its leading columns repeated. */
export function exhibits({ words, result }: ScoredMetric, view: View): string[] {
  if (result.status === 'unknown') return []
  return result.exhibits.map((exhibit) => {
    const written = writtenExhibit(exhibit, words, view)
    const title = view.words.report.pair({ label: words.title, text: written.title }, view.formats)
    const heading = paragraph(title, { width: view.width, paint: palette(view.colour).strong })
    return `${heading}\n${blocks(written, view)}`
  })
}

function blocks({ columns, rows }: WrittenExhibit, view: View): string {
  const { faint } = palette(view.colour)
  const alignments: Alignment[] = columns.map(({ isNumber }) => (isNumber ? 'right' : 'left'))
  const cells: GridCell[][] = [
    columns.map(({ heading }) => ({ text: heading, paint: faint })),
    ...rows.map((row) => row.map((text) => ({ text }))),
  ]
  const lead = leadingTexts(alignments)
  const natural = gridWidths(cells, alignments, Number.POSITIVE_INFINITY)
  const widest = Math.max(0, ...natural.slice(lead)) + 2
  const leads = gridWidths(
    cells.map((row) => row.slice(0, lead)),
    alignments.slice(0, lead),
    view.width - widest,
  )
  const widths = [...leads, ...natural.slice(lead)]
  const drawn = columnBlocks(widths, lead, view.width).map((block) => {
    const pick = <Item>(items: readonly Item[]): Item[] => block.flatMap((index) => items[index] ?? [])
    return grid(cells.map(pick), pick(alignments), pick(widths), faint)
  })
  return drawn.join('\n\n')
}

/** How many columns at the left say what a row is about; one at least. */
function leadingTexts(alignments: readonly Alignment[]): number {
  const firstNumber = alignments.indexOf('right')
  return Math.max(1, firstNumber < 0 ? alignments.length : firstNumber)
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
