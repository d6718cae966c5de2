import type { Report } from '../../run/report.js'
import { head } from '../head.js'
import type { View } from '../view.js'
import { findings } from './findings.js'
import { headlines } from './headlines.js'
import { insights } from './insights.js'
import { palette } from './palette.js'
import { paragraph } from './paragraph.js'
import { scores } from './scores.js'
import { displayWidth } from './wrap.js'

/** What an analyst sees at a glance: headline numbers, what stands out, the gravest findings; with `full`, everything. Never cut. */
export function terminalReport(report: Report, view: View): string {
  const paint = palette(view.colour)
  const pairs = head(report, view)
  const indent = Math.max(...pairs.map(([name]) => displayWidth(name))) + 2
  const lines = pairs.map(([mark, text]) =>
    paragraph(text, { width: view.width, indent, mark, paintMark: paint.faint }),
  )
  const { generator, policyHash } = report
  const words = view.words.report
  const colophon = words.generator({ ...generator, policies: policyHash.slice(0, 12) }, view.formats)
  return `${[
    [paint.strong(words.title), ...lines].join('\n'),
    ...(view.full ? [] : headlines(report, view)),
    ...insights(report, view),
    ...(view.full ? scores(report, view) : []),
    findings(report, view),
    paragraph(colophon, { width: view.width, paint: paint.faint }),
  ].join('\n\n')}\n`
}
