import type { Exhibit, Result } from '../metrics/answer.js'
import type { Report } from '../run/report.js'

/**
 * One figure of the report on a line of its own, in the terms of the JSON report, so that it loads anywhere. `part` is value,
 * variant, note, unknown or exhibit; `name` the variant, note, reason or exhibit; `key` what is told of it: value, n, low, high, level,
 * method, a column, an argument. `key_1` and `key_2` are the first two labels of an exhibit's row, `row` its number. A figure
 * stands in `value`, anything else in `text`; what is not known leaves both empty.
 */
export interface ReportRecord {
  readonly metric: string
  readonly part: 'value' | 'variant' | 'note' | 'unknown' | 'exhibit'
  readonly name: string | null
  readonly row: number | null
  readonly key_1: string | number | null
  readonly key_2: string | number | null
  readonly key: string
  readonly value: number | null
  readonly text: string | null
  readonly unit: string | null
  readonly currency: string | null
  readonly as_of: string
}

type Figure = Partial<Omit<ReportRecord, 'value' | 'text'>> & Pick<ReportRecord, 'part' | 'key'>
type Cell = string | number | null | undefined

const labels: readonly string[] = ['text', 'term', 'date', 'month']

/** Every figure of every metric, in the order of the report; findings, files and policies are in the other forms only. */
export function recordsOf(report: Report): ReportRecord[] {
  return Object.entries(report.metrics).flatMap(([metric, result]) => {
    const write = (figure: Figure, cell: Cell): ReportRecord => ({
      metric,
      part: figure.part,
      name: figure.name ?? null,
      row: figure.row ?? null,
      key_1: figure.key_1 ?? null,
      key_2: figure.key_2 ?? null,
      key: figure.key,
      value: typeof cell === 'number' ? cell : null,
      text: typeof cell === 'string' ? cell : null,
      unit: figure.unit ?? null,
      currency: figure.unit === 'money' ? report.currency : null,
      as_of: report.asOf,
    })
    return figuresOf(result).map(([figure, cell]) => write(figure, cell))
  })
}

function figuresOf(result: Result): [Figure, Cell][] {
  if (result.status === 'unknown') return coded('unknown', result.because)
  return [
    ...measured({ part: 'value' }, result),
    ...result.variants.flatMap((variant) => measured({ part: 'variant', name: variant.key }, variant)),
    ...result.notes.flatMap((note) => coded('note', note)),
    ...result.exhibits.flatMap(cells),
  ]
}

type Measured = Pick<Extract<Result, { status: 'known' }>, 'unit' | 'n' | 'interval'> & { value: number | null }

function measured(of: Omit<Figure, 'key'>, { value, unit, n, interval }: Measured): [Figure, Cell][] {
  const bounds: [Figure, Cell][] =
    interval === undefined
      ? []
      : [
          [{ ...of, key: 'low', unit }, interval.low],
          [{ ...of, key: 'high', unit }, interval.high],
          [{ ...of, key: 'level', unit: 'ratio' }, interval.level],
          [{ ...of, key: 'method' }, interval.method],
        ]
  const cases: [Figure, Cell][] = n === undefined ? [] : [[{ ...of, key: 'n', unit: 'count' }, n]]
  return [[{ ...of, key: 'value', unit }, value], ...cases, ...bounds]
}

function coded(
  part: 'note' | 'unknown',
  { code, args }: { code: string; args: Record<string, Cell> },
): [Figure, Cell][] {
  const told = Object.entries(args).map(([key, cell]): [Figure, Cell] => [{ part, name: code, key }, cell])
  return told.length > 0 ? told : [[{ part, name: code, key: 'code' }, code]]
}

function cells(exhibit: Exhibit): [Figure, Cell][] {
  const { id, columns, rows } = exhibit
  const firstNumber = columns.findIndex(({ unit }) => !labels.includes(unit))
  const lead = columns.slice(0, Math.max(1, Math.min(2, firstNumber < 0 ? 2 : firstNumber)))
  const of = { part: 'exhibit' as const, name: id }
  const total: [Figure, Cell][] =
    exhibit.kind === 'listing' ? [[{ ...of, key: 'total', unit: 'count' }, exhibit.total]] : []
  const figures = rows.flatMap((row, index) =>
    columns.slice(lead.length).map(({ key, unit }): [Figure, Cell] => {
      const [first, second] = lead.map((column) => row[column.key] ?? null)
      const place = { row: index + 1, key_1: first ?? null, key_2: second ?? null }
      return [{ ...of, ...place, key, unit }, row[key]]
    }),
  )
  return [...total, ...figures]
}
