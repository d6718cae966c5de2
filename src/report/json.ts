import type { Report } from '../run/report.js'

/** Exactly the Report, in the order of its schema, two spaces deep. The one view without a language. */
export function jsonReport(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`
}
