import { type Data, DataType } from 'apache-arrow'
import { writeTemporary } from '../temporary-file.js'
import { type Cells, cellsOf, hasText } from './cells.js'

const ROWS_AT_ONCE = 4096
/** Rows of which nothing is stored cost a damaged file no more than a number. */
const MOST_BARE_ROWS = 100_000
const SPECIAL = /[",\r\n]/
/** A character of a JavaScript string takes at most three bytes of UTF-8. */
const MOST_BYTES_PER_CHARACTER = 3

/** What was written, and what the engine must know to read it. */
export interface Transcript {
  readonly rows: number
  /** In bytes, not less than the longest. */
  readonly longestRecord: number
  readonly hasMultilineRecords: boolean
}

/** Writes the rows of a table to a temporary UTF-8 CSV file without a header, a few thousand at a time. */
export async function transcribeBatches(
  file: string,
  path: string,
  batches: AsyncIterable<readonly Data[]>,
): Promise<Transcript> {
  const records = new Records()
  await writeTemporary(file, path, records.of(batches))
  return records
}

class Records implements Transcript {
  rows = 0
  longestRecord = 0
  hasMultilineRecords = false

  async *of(batches: AsyncIterable<readonly Data[]>): AsyncIterable<Buffer> {
    for await (const columns of batches) {
      const cells = columns.map(cellsOf)
      const length = columns[0]?.length ?? 0
      if (length > MOST_BARE_ROWS && !columns.some(({ type }) => hasText(type) && !DataType.isNull(type)))
        throw new Error('no column has values for so many rows')
      for (let row = 0; row < length; row += ROWS_AT_ONCE)
        yield Buffer.from(this.some(cells, row, Math.min(length, row + ROWS_AT_ONCE)))
      this.rows += length
    }
  }

  private some(cells: readonly Cells[], from: number, to: number): string {
    const [first = () => '', ...others] = cells
    let text = ''
    for (let row = from; row < to; row += 1) {
      const start = text.length
      const opening = this.field(first(row))
      text += opening === '' && others.length === 0 ? '""' : opening
      for (const cell of others) text += `,${this.field(cell(row))}`
      text += '\n'
      const bytes = (text.length - start) * MOST_BYTES_PER_CHARACTER
      if (bytes > this.longestRecord) this.longestRecord = bytes
    }
    return text
  }

  private field(text: string): string {
    if (!SPECIAL.test(text)) return text
    if (/[\r\n]/.test(text)) this.hasMultilineRecords = true
    return `"${text.replaceAll('"', '""')}"`
  }
}
