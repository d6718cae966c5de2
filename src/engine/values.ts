import {
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBStructValue,
  DuckDBTimestampValue,
  type DuckDBValue,
} from '@duckdb/node-api'

/** What a query hands to JavaScript: plain values only. Dates are `YYYY-MM-DD`, instants `YYYY-MM-DD HH:MM:SS[.ffffff]`. */
export type Cell = string | number | boolean | null | Cell[] | { [key: string]: Cell }
export type Row = Record<string, Cell>

/** Turns an engine value into a plain one. Throws RangeError where an integer would lose digits: nothing is rounded in silence. */
function plain(value: DuckDBValue | undefined): Cell {
  if (value === undefined || value === null) return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (typeof value === 'bigint') return exactNumber(value)
  if (value instanceof DuckDBDecimalValue) return value.toDouble()
  if (value instanceof DuckDBDateValue || value instanceof DuckDBTimestampValue) return value.toString()
  if (value instanceof DuckDBListValue) return value.items.map(plain)
  if (value instanceof DuckDBStructValue) return plainRow(value.entries)
  throw new TypeError(`no plain form for a value of the engine: ${String(value)}`)
}

export function plainRow(entries: Readonly<Record<string, DuckDBValue>>): Row {
  return Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, plain(value)]))
}

function exactNumber(value: bigint): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number)) throw new RangeError(`${value} does not fit a JavaScript number`)
  return number
}
