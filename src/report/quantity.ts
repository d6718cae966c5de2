import type { Amounts } from '../i18n/formats.js'
import type { ColumnUnit, Interval, Unit } from '../metrics/answer.js'
import type { View } from './view.js'

/** How one table writes its cells: its one unit of money, and whether an interval must state its level itself. */
export interface Writer {
  readonly view: View
  readonly amounts: Amounts
  readonly withLevel: boolean
}

/** A number in its unit; money comes without the currency, which the heading of its table states. */
export function quantity(value: number, unit: Unit, writer: Writer): string {
  const { view } = writer
  const number = bareQuantity(value, unit, writer)
  return unit === 'days' || unit === 'months'
    ? view.words.report.quantity({ number, unit: view.words.units[unit] }, view.formats)
    : number
}

/** A cell of an exhibit, under a heading that states the unit; null is "not known". */
export function cellText(value: string | number | null | undefined, unit: ColumnUnit, writer: Writer): string {
  const { view } = writer
  if (value === null || value === undefined) return view.words.report.empty
  if (unit === 'month') return view.formats.month(String(value))
  if (unit === 'date') return view.formats.date(String(value))
  return typeof value === 'string' || unit === 'text' ? String(value) : bareQuantity(value, unit, writer)
}

/** Both ends of an interval in the unit of its value. */
export function intervalText(interval: Interval, unit: Unit, writer: Writer): string {
  const low = bareQuantity(interval.low, unit, writer)
  const high = bareQuantity(interval.high, unit, writer)
  const { report } = writer.view.words
  const write = writer.withLevel ? report.betweenAt : report.between
  return write({ low, high, level: interval.level }, writer.view.formats)
}

function bareQuantity(value: number, unit: Unit, { amounts, view: { formats } }: Writer): string {
  if (unit === 'money') return amounts.write(value)
  if (unit === 'ratio') return formats.ratio(value)
  if (unit === 'count') return formats.count(value)
  return formats.number(value)
}
