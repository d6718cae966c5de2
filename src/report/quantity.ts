import type { Amounts } from '../i18n/formats.js'
import { suppressed } from '../i18n/suppression.js'
import type { ColumnUnit, Interval, Unit } from '../metrics/answer.js'
import { label } from './sentence.js'
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
  const number = bareQuantity(value, unit, writer, digitsOf(value, unit))
  const word = unitWord(unit, view)
  return word === undefined ? number : view.words.report.quantity({ number, unit: word }, view.formats)
}

/** The word of a unit that needs one after its numbers; the others speak for themselves. */
export function unitWord(unit: ColumnUnit, { words }: View): string | undefined {
  return (words.units as Partial<Record<ColumnUnit, string>>)[unit]
}

/** A column of an exhibit, under a heading that states the unit, with as many decimals in every cell; null is "not known". */
export function columnTexts(values: readonly Cell[], unit: ColumnUnit, writer: Writer): string[] {
  const numbers = values.filter((value) => typeof value === 'number')
  const digits = numbers.every(Number.isInteger) ? 0 : Math.max(...numbers.map((value) => digitsOf(value, unit)))
  return values.map((value) => cellText(value, unit, writer, digits))
}

type Cell = string | number | null | undefined

function cellText(value: Cell, unit: ColumnUnit, writer: Writer, digits: number): string {
  const { words, formats } = writer.view
  if (value === null || value === undefined || value === '') return words.report.empty
  if (value === suppressed) return words.report.suppressed
  if (unit === 'month') return formats.month(String(value))
  if (unit === 'date') return formats.date(String(value))
  if (unit === 'term') return label(words.terms, String(value))
  return typeof value === 'string' || unit === 'text' ? String(value) : bareQuantity(value, unit, writer, digits)
}

/** Both ends of an interval in the unit of its value. */
export function intervalText(interval: Interval, unit: Unit, writer: Writer): string {
  const digits = Math.max(digitsOf(interval.low, unit), digitsOf(interval.high, unit))
  const low = bareQuantity(interval.low, unit, writer, digits)
  const high = bareQuantity(interval.high, unit, writer, digits)
  const { report } = writer.view.words
  const write = writer.withLevel ? report.betweenAt : report.between
  return write({ low, high, level: interval.level }, writer.view.formats)
}

function bareQuantity(value: number, unit: Unit, { amounts, view: { formats } }: Writer, digits: number): string {
  if (unit === 'money') return amounts.write(value)
  return unit === 'ratio' ? formats.ratio(value) : formats.fixed(value, digits)
}

/** Decimals of a number by its unit; whole counts have none. */
function digitsOf(value: number, unit: ColumnUnit): number {
  if (unit === 'count') return Number.isInteger(value) ? 0 : 2
  return unit === 'score' ? 2 : 1
}
