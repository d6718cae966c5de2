import type { Report } from '../../run/report.js'
import { headlinesOf, intervalHeading, type ScoreGroup, scorecard, summaryHeading } from '../scorecard.js'
import type { View } from '../view.js'
import { type GridCell, grid } from './grid.js'
import { palette } from './palette.js'
import { paragraph } from './paragraph.js'
import { ScoreRows, scoreAlignments, scoreWidths } from './score-rows.js'

/** The few numbers by which each group opens, in one table, with how many more there are and how to see them. */
export function headlines(report: Report, view: View): string[] {
  const { strong, faint } = palette(view.colour)
  const drawing = new ScoreRows(view)
  const groups = scorecard(report, view)
  const heading = drawing.heading('', intervalHeading(report, view))
  const body = groups.flatMap((group): GridCell[][] => [
    [{ text: titleOf(group, view), span: scoreAlignments.length, paint: strong }],
    ...headlinesOf(group).flatMap(({ lines }) => lines.slice(0, 1).map((line) => drawing.row(line, 2))),
  ])
  const rows = [heading, ...body]
  const more = groups.reduce((sum, group) => sum + moreOf(group), 0)
  const table = grid(rows, scoreAlignments, scoreWidths(rows, view.width), faint)
  const hint = view.words.report.moreNumbers({ more }, view.formats)
  const below = more === 0 ? [] : [paragraph(hint, { width: view.width, paint: faint })]
  return [[table, ...below].join('\n'), ...drawing.notes()]
}

function titleOf(group: ScoreGroup, view: View): string {
  const title = summaryHeading(group, view)
  const more = moreOf(group)
  return more === 0 ? title : view.words.report.andMore({ title, more }, view.formats)
}

function moreOf(group: ScoreGroup): number {
  return group.metrics.length - headlinesOf(group).length
}
