import { type WrittenExhibit, writtenExhibit } from '../exhibit.js'
import type { ScoredMetric } from '../scorecard.js'
import type { View } from '../view.js'
import { type Alignment, type GridCell, grid, gridWidths, total } from './grid.js'
import { palette } from './palette.js'
import { paragraph } from './paragraph.js'

/** Every exhibit of a metric as a titled table; one that is wider than the terminal continues below with its first column. */
export function exhibits({ words, result }: ScoredMetric, view: View): string[] {
  if (result.status === 'unknown') return []
  return result.exhibits.map((exhibit) => {
    const written = writtenExhibit(exhibit, words, view)
    const title = `${words.title}: ${written.title}`
    const heading = paragraph(title, { width: view.width, paint: palette(view.colour).strong })
    return [heading, ...blocks(written, view)].join('\n')
  })
}

function blocks({ columns, rows }: WrittenExhibit, view: View): string[] {
  const { faint } = palette(view.colour)
  const alignments: Alignment[] = columns.map(({ isNumber }) => (isNumber ? 'right' : 'left'))
  const cells: GridCell[][] = [
    columns.map(({ heading }) => ({ text: heading, paint: faint })),
    ...rows.map((row) => row.map((text) => ({ text }))),
  ]
  const widths = gridWidths(cells, alignments, view.width)
  return columnBlocks(widths, view.width).map((block) => {
    const pick = <Item>(items: readonly Item[]): Item[] => block.flatMap((index) => items[index] ?? [])
    return grid(cells.map(pick), pick(alignments), pick(widths), faint)
  })
}

/** Which columns stand side by side: the first one in every block, the others in order, as many as there is room for. */
function columnBlocks(widths: readonly number[], width: number): number[][] {
  const blocks: number[][] = [[0]]
  for (let index = 1; index < widths.length; index += 1) {
    const block = blocks.at(-1) ?? [0]
    const size = total([...block, index].map((column) => widths[column] ?? 0))
    if (block.length > 1 && size > width) blocks.push([0, index])
    else block.push(index)
  }
  return blocks
}
