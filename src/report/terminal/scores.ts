import type { Report } from '../../run/report.js'
import { groupHeading, intervalHeading, scorecard } from '../scorecard.js'
import type { View } from '../view.js'
import { exhibits } from './exhibits.js'
import { grid } from './grid.js'
import { palette } from './palette.js'
import { ScoreRows, scoreAlignments, scoreWidths } from './score-rows.js'

/** All numbers by group, aligned across the groups, the remarks numbered below; with `full`, the exhibits of each group. */
export function scores(report: Report, view: View): string[] {
  const { faint } = palette(view.colour)
  const drawing = new ScoreRows(view)
  const interval = intervalHeading(report, view)
  const groups = scorecard(report, view).map((group) => ({
    metrics: group.metrics,
    rows: [
      drawing.heading(groupHeading(group, view), interval),
      ...group.metrics.flatMap(({ lines }) => lines.map((line) => drawing.row(line, line.isVariant ? 2 : 0))),
    ],
  }))
  const widths = scoreWidths(
    groups.flatMap(({ rows }) => rows),
    view.width,
  )
  const drawn = groups.flatMap(({ metrics, rows }) => [
    grid(rows, scoreAlignments, widths, faint),
    ...(view.full ? metrics.flatMap((metric) => exhibits(metric, view)) : []),
  ])
  return [...drawn, ...drawing.notes()]
}

/** The numbers (with `full`, the exhibits) and nothing else. */
export function numbersTable(report: Report, view: View): string {
  return `${scores(report, view).join('\n\n')}\n`
}
