import type { Report } from '../../run/report.js'
import { writtenInsights } from '../insights.js'
import type { View } from '../view.js'
import { palette } from './palette.js'
import { paragraph } from './paragraph.js'

const mostInSummary = 4

/** What stands out: in the summary the first sentence of each group, with `full` every one and what could be done. None: no block. */
export function insights(report: Report, view: View): string[] {
  const { strong, faint } = palette(view.colour)
  const { width } = view
  const all = writtenInsights(report, view)
  const firsts = all.filter(({ group }, index) => all.findIndex((other) => other.group === group) === index)
  const shown = view.full ? all : firsts.slice(0, mostInSummary)
  if (shown.length === 0) return []
  const items = shown.flatMap(({ sentence, suggestion }) => [
    paragraph(sentence, { width, indent: 2, mark: '·' }),
    ...(view.full && suggestion !== undefined ? [paragraph(suggestion, { width, indent: 2, paint: faint })] : []),
  ])
  const rest = all.length - shown.length
  const more = view.words.report.moreInFull({ more: rest }, view.formats)
  const below = rest === 0 ? [] : [paragraph(more, { width, indent: 2, paint: faint })]
  return [[strong(view.words.report.insights), ...items, ...below].join('\n')]
}
