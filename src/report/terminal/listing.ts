import type { MetricWords } from '../../run/words.js'
import type { Page } from '../view.js'
import { type Alignment, type GridCell, grid, gridWidths } from './grid.js'
import { palette } from './palette.js'

const alignments: readonly Alignment[] = ['left', 'left']

/** Metrics with their titles, by group; the id of a group heads its metrics. */
export function metricListing(metrics: readonly MetricWords[], { words, width, colour }: Page): string {
  const { strong, faint } = palette(colour)
  const groups = Object.entries(words.groups)
    .map(([group, title]): GridCell[][] => [
      [
        { text: group, paint: strong },
        { text: title, paint: strong },
      ],
      ...metrics
        .filter((metric) => metric.group === group)
        .map(({ id, title: name }) => [{ text: id }, { text: name }]),
    ])
    .filter((rows) => rows.length > 1)
  const widths = gridWidths(groups.flat(), alignments, width)
  return `${groups.map((rows) => grid(rows, alignments, widths, faint)).join('\n\n')}\n`
}
