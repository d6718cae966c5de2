import type { Exhibit } from '../metrics/answer.js'
import type { Report } from '../run/report.js'
import { recordsOf } from './records.js'

/** Exactly the Report, in the order of its schema, two spaces deep. A view without a language. */
export function jsonReport(report: Report): string {
  return `${harmless(JSON.stringify(report, null, 2))}\n`
}

/** Every figure as a JSON object on a line of its own, always with the same keys. */
export function ndjsonReport(report: Report): string {
  return lines(recordsOf(report))
}

/** One exhibit with its columns and rows. */
export function jsonExhibit(exhibit: Exhibit): string {
  return `${harmless(JSON.stringify(exhibit, null, 2))}\n`
}

/** The rows of one exhibit, a JSON object a line. */
export function ndjsonExhibit({ columns, rows }: Exhibit): string {
  return lines(rows.map((row) => Object.fromEntries(columns.map(({ key }) => [key, row[key] ?? null]))))
}

function lines(values: readonly object[]): string {
  return values.map((value) => `${harmless(JSON.stringify(value))}\n`).join('')
}

/** JSON leaves characters that act on a terminal or hide from the eye as they are; escaped they are the same value. */
function harmless(json: string): string {
  return json.replace(/[\p{Cf}\p{Co}\p{Zl}\p{Zp}\u007f-\u009f]/gu, (character) =>
    character
      .split('')
      .map((half) => `\\u${half.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  )
}
