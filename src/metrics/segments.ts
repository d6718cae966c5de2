import { z } from 'zod'
import type { ColumnUnit, Exhibit, Interval } from './answer.js'
import { proportionInterval } from './interval.js'

/** The two columns that every query cut by segment returns; both null is the whole base. */
export const segmentColumns = { attribute: z.string().nullable(), value: z.string().nullable() }
type SegmentRow = { attribute: string | null; value: string | null }

/** Below this many cases a rate is not shown at all. */
export const fewest = 5

/** The row of the whole base, if the query returned one. */
export function wholeBase<Row extends SegmentRow>(rows: readonly Row[]): Row | undefined {
  return rows.find((row) => row.attribute === null)
}

/**
 * The table by segment that every metric that can be cut carries: a row per attribute and value, largest n first within an
 * attribute, its rates empty where n is below 5. `cells` gives the measured columns of a row; `n` is always among them.
 */
export function segmentTable<Row extends SegmentRow>(
  rows: readonly Row[],
  columns: readonly { key: string; unit: ColumnUnit }[],
  cells: (row: Row) => Record<string, number | null> & { n: number },
): Exhibit<'segments'>[] {
  const measured = rows
    .flatMap((row) =>
      row.attribute === null ? [] : [{ attribute: row.attribute, value: row.value ?? '', ...cells(row) }],
    )
    .filter(({ attribute: _, value: __, ...numbers }) => Object.values(numbers).some((number) => number))
    .sort((a, b) => order(a.attribute, b.attribute) || Number(b['n']) - Number(a['n']) || order(a.value, b.value))
  if (measured.length === 0) return []
  const head = [
    { key: 'attribute', unit: 'term' as const },
    { key: 'value', unit: 'text' as const },
  ]
  return [
    { kind: 'table', id: 'segments', columns: [...head, { key: 'n', unit: 'count' }, ...columns], rows: measured },
  ]
}

/** A rate, or null where too few cases stand behind it. */
export function rateOf(numerator: number, denominator: number, n: number = denominator): number | null {
  return n < fewest || denominator === 0 ? null : numerator / denominator
}

/** The columns of a proportion by segment, and its cells: the share of n with its Wilson interval. */
export const shareColumns = [
  { key: 'rate', unit: 'ratio' },
  { key: 'low', unit: 'ratio' },
  { key: 'high', unit: 'ratio' },
] as const
export function shareCells(
  cases: number,
  n: number,
): { n: number; rate: number | null; low: number | null; high: number | null } {
  if (n < fewest) return { n, rate: null, low: null, high: null }
  const { low, high } = proportionInterval(cases, n)
  return { n, rate: cases / n, low, high }
}

/** A share beside the number, one case for each customer: its n and its Wilson interval; empty below 5. */
export function shareOf(cases: number, n: number): { value: number | null; n: number; interval?: Interval } {
  return n < fewest ? { value: null, n } : { value: cases / n, n, interval: proportionInterval(cases, n) }
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
