import type { Exhibit } from '../metrics/answer.js'
import type { Report } from '../run/report.js'
import { delimited } from './delimited.js'
import { type ReportRecord, recordsOf } from './records.js'

const columns: readonly (keyof ReportRecord)[] = [
  'metric',
  'part',
  'name',
  'row',
  'key_1',
  'key_2',
  'key',
  'value',
  'text',
  'unit',
  'currency',
  'as_of',
]

/** Every figure on a line of its own, for a spreadsheet or a database. */
export function csvReport(report: Report): string {
  return delimited(
    columns,
    recordsOf(report).map((record) => ({ ...record })),
  )
}

/** One exhibit as it stands: a line per row, its columns by key, numbers unrounded. */
export function csvExhibit({ columns: shown, rows }: Exhibit): string {
  return delimited(
    shown.map(({ key }) => key),
    rows,
  )
}
