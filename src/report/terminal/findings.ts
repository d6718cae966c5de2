import type { Report } from '../../run/report.js'
import { writtenFindings } from '../findings.js'
import type { View } from '../view.js'
import { palette } from './palette.js'
import { paragraph } from './paragraph.js'
import { displayWidth } from './wrap.js'

/** What a reader must know, the gravest first: the sentence, how much it touches, and the question that it leads to. */
export function findings(report: Report, view: View): string {
  const paint = palette(view.colour)
  const words = view.words.report
  const indent = Math.max(...Object.values(view.words.severities).map(displayWidth)) + 2
  const items = writtenFindings(report, view).map(({ severity, title, sentence, extent, question }) => {
    const body = [extent.join(' · '), question ?? ''].filter((text) => text !== '')
    return [
      paragraph(sentence, { width: view.width, indent, mark: title, paintMark: paint[severity] }),
      ...body.map((text) => paragraph(text, { width: view.width, indent, paint: paint.faint })),
    ].join('\n')
  })
  return [paint.strong(words.findings), ...(items.length === 0 ? [paint.faint(words.noFindings)] : items)].join('\n')
}
