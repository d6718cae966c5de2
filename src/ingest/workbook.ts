import { readFile } from 'node:fs/promises'
import { unpackedPath, verifyArchive } from './archive.js'
import { fileState } from './file-state.js'
import type { ListedFile } from './folder.js'
import { refuseForeignFormat } from './foreign-format.js'
import { Refusal } from './refusal.js'
import { writeTemporary } from './temporary-file.js'

/** A workbook is read in memory; this much XML takes about 2 GB. */
const MOST_BYTES = 300 * 1024 ** 2
const ROWS_AT_ONCE = 4096
type Cell = string | number | boolean | Date | null | undefined
type Row = readonly Cell[]

/**
 * The sheets of a workbook, each as a temporary CSV file with one line per row of the sheet: dates as ISO, numbers with the 15
 * digits that a spreadsheet shows, line breaks inside a cell as blanks, so that a line number is the row's.
 */
export async function sheetsOf(file: ListedFile, temporaryDirectory: string): Promise<ListedFile[]> {
  const { buffer, byteOffset, byteLength } = await readFile(file.path)
  refuseForeignFormat(file.file, new Uint8Array(buffer, byteOffset, byteLength), 'zip')
  await verifyArchive(file, MOST_BYTES)
  // The edition for Node never comes back from some damaged workbooks, and the process ends in silence.
  const { default: readSheets } = await import('read-excel-file/universal')
  const sheets = await readSheets(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer, {
    trim: false,
    parseNumber: shown,
  }).catch((error: unknown) => {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '').slice(0, 160) : ''
    throw new Refusal('data', 'file-damaged', { file: file.file, why })
  })
  const files: ListedFile[] = []
  for (const { sheet, data } of sheets) {
    const path = unpackedPath(temporaryDirectory)
    await writeTemporary(file.file, path, rowsOf(data as readonly Row[]))
    files.push({ file: `${file.file}#${sheet}`, path, kind: 'csv', compression: 'none', state: fileState(path) })
  }
  return files
}

function* rowsOf(rows: readonly Row[]): Iterable<Buffer> {
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
    yield Buffer.from(
      rows
        .slice(at, at + ROWS_AT_ONCE)
        .map((row) => `${row.map(written).join(',')}\n`)
        .join(''),
    )
}

/** What a spreadsheet shows of a number; longer ones have lost digits and stay as they are stored. */
function shown(stored: string): string {
  const number = Number(stored)
  if (!Number.isFinite(number) || Math.abs(number) >= 1e15) return stored
  const text = String(Number(number.toPrecision(15)))
  return text.includes('e') ? stored : text
}

function written(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  const text = cell instanceof Date ? instantOf(cell) : String(cell).replaceAll(/\r\n|[\r\n]/g, ' ')
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function instantOf(date: Date): string {
  if (Number.isNaN(date.getTime())) return '#VALUE!'
  const text = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString()
  return text
    .slice(0, 19)
    .replace('T', ' ')
    .replace(/ 00:00:00$/, '')
}
