import type { Report } from '../../run/report.js'
import { writtenFindings } from '../findings.js'
import type { View } from '../view.js'
import { palette } from './palette.js'
import { paragraph } from './paragraph.js'
import { displayWidth } from './wrap.js'

const fewestInSummary = 4

/**
 * What a reader must know, the gravest first: in the summary the sentences of the first four (of every error in any case), with
 * `full` all, with how much each touches, the question that it leads to and what could be done.
 */
export function findings(report: Pick<Report, 'findings'>, view: View): string {
  const paint = palette(view.colour)
  const words = view.words.report
  const indent = Math.max(...Object.values(view.words.severities).map(displayWidth)) + 2
  const all = writtenFindings(report, view)
  const errors = all.filter(({ severity }) => severity === 'error').length
  const shown = view.full ? all : all.slice(0, Math.max(fewestInSummary, errors))
  const items = shown.map(({ severity, title, sentence, extent, question, suggestion }) => {
    const body = [extent.join(' · '), question ?? '', suggestion ?? ''].filter((text) => view.full && text !== '')
    return [
      paragraph(sentence, { width: view.width, indent, mark: title, paintMark: paint[severity] }),
      ...body.map((text) => paragraph(text, { width: view.width, indent, paint: paint.faint })),
    ].join('\n')
  })
  const rest = all.length - shown.length
  const more = paragraph(words.moreInFull({ more: rest }, view.formats), {
    width: view.width,
    indent,
    paint: paint.faint,
  })
  const none = all.length === 0 ? [paint.faint(words.noFindings)] : []
  return [paint.strong(words.findings), ...items, ...none, ...(rest === 0 ? [] : [more])].join('\n')
}
