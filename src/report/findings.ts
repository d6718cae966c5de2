import type { Report } from '../run/report.js'
import { label, sentence } from './sentence.js'
import { suggestionOn } from './suggestion.js'
import type { View } from './view.js'

type Severity = Report['findings'][number]['severity']

/** A finding in words, not yet escaped. `extent` says what it touches: dataset, rows, money. */
interface WrittenFinding {
  readonly severity: Severity
  readonly title: string
  readonly sentence: string
  readonly extent: readonly string[]
  readonly question?: string
  readonly suggestion?: string
}

const order: readonly Severity[] = ['error', 'warning', 'info']

/** The findings of a report, the gravest first, among these the ones that touch most money, otherwise in their own order. */
export function writtenFindings(report: Pick<Report, 'findings'>, view: View): WrittenFinding[] {
  const { words, formats } = view
  const sorted = order.flatMap((severity) =>
    report.findings
      .filter((finding) => finding.severity === severity)
      .toSorted((a, b) => (b.money ?? 0) - (a.money ?? 0)),
  )
  return sorted.map((finding) => {
    const { severity, dataset, rows, money } = finding
    const extent = [
      ...(dataset === undefined ? [] : [label(words.datasets, dataset)]),
      ...(rows === undefined ? [] : [words.report.findingRows({ rows }, formats)]),
      ...(money === undefined ? [] : [words.report.findingMoney({ money }, formats)]),
    ]
    const suggestion = suggestionOn(finding, view)
    const written = {
      severity,
      title: words.severities[severity],
      sentence: sentence(words.findings, finding, view),
      extent,
      ...(suggestion === undefined ? {} : { suggestion }),
    }
    if (!Object.hasOwn(words.questions, finding.code)) return written
    const question = sentence(words.questions, finding, view)
    return { ...written, question: words.report.question({ question }, formats) }
  })
}
