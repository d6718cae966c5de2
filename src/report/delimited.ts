import { visible } from './visible.js'

type Cell = string | number | null | undefined

/**
 * A table as CSV (RFC 4180: commas, CRLF), behind a byte order mark, without which spreadsheets garble Chinese. A text that a
 * spreadsheet would take for a formula gets a ' in front; invisible characters become escapes, so that a record is a line.
 */
export function delimited(columns: readonly string[], rows: readonly Readonly<Record<string, Cell>>[]): string {
  const lines = rows.map((row) => columns.map((column) => field(row[column])))
  return `\ufeff${[columns.map(field), ...lines].map((fields) => `${fields.join(',')}\r\n`).join('')}`
}

function field(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  const text = (/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(cell) ? "'" : '') + visible(cell)
  return /[",;\s]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
