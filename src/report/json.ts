import type { Exhibit } from '../metrics/answer.js'
import type { Inspection } from '../run/inspection.js'
import type { Report } from '../run/report.js'
import { recordsOf } from './records.js'

/** Exactly the Report, in the order of its schema; what holds plain values only stands on one line. A view without a language. */
export function jsonReport(report: Report): string {
  return `${harmless(written(report, ''))}\n`
}

/** Exactly what was seen, file by file. */
export function jsonInspection(inspection: Inspection): string {
  return `${harmless(written(inspection, ''))}\n`
}

/** Every figure as a JSON object on a line of its own, always with the same keys. */
export function ndjsonReport(report: Report): string {
  return lines(recordsOf(report))
}

/** One exhibit with its columns and rows. */
export function jsonExhibit(exhibit: Exhibit): string {
  return `${harmless(written(exhibit, ''))}\n`
}

/** The rows of one exhibit, a JSON object a line. */
export function ndjsonExhibit({ columns, rows }: Exhibit): string {
  return lines(rows.map((row) => Object.fromEntries(columns.map(({ key }) => [key, row[key] ?? null]))))
}

function lines(values: readonly object[]): string {
  return values.map((value) => `${harmless(JSON.stringify(value))}\n`).join('')
}

function written(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  const members = Object.entries(value).filter(([, inner]) => inner !== undefined)
  const isFlat = members.every(([, inner]) => typeof inner !== 'object' || inner === null)
  const texts = members.map(([key, inner]) => {
    const text = written(inner, `${indent}  `)
    return Array.isArray(value) ? text : `${JSON.stringify(key)}: ${text}`
  })
  if (isFlat) return open + texts.join(', ') + close
  return `${open}\n${texts.map((text) => `${indent}  ${text}`).join(',\n')}\n${indent}${close}`
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
