import type { Report } from '../run/report.js'
import type { Page, View } from './view.js'

/** How names and ids were replaced; nothing where they stand as they are. */
export function pseudonymLine(
  { keyFingerprint }: Pick<Report, 'keyFingerprint'>,
  { words: { report }, formats }: Page,
): [string, string][] {
  if (keyFingerprint === undefined) return []
  return [[report.pseudonyms, report.pseudonymised({ fingerprint: keyFingerprint }, formats)]]
}

/** What the numbers stand on, as (label, text) pairs: cut, window, currency, files and rows. Texts are not yet escaped. */
export function head(report: Report, view: View): [string, string][] {
  const { formats } = view
  const words = view.words.report
  const counts = { files: report.sources.length, taken: 0, rows: 0, accepted: 0, rejected: 0, dropped: 0 }
  for (const source of report.sources) {
    counts.taken += source.dataset === null ? 0 : 1
    counts.rows += source.rows
    counts.accepted += source.accepted
    counts.rejected += source.rejected
    counts.dropped += source.dropped
  }
  return [
    [words.asOf, formats.date(report.asOf)],
    [words.window, words.range(report.window, formats)],
    [words.currency, report.currency ?? words.noCurrency],
    [words.files, words.filesTaken(counts, formats)],
    [words.rows, words.rowsTaken(counts, formats)],
    ...pseudonymLine(report, view),
  ]
}
