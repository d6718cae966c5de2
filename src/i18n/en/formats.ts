import { utcDay } from '../calendar.js'
import type { Formats } from '../formats.js'
import { suitsScale } from '../magnitude.js'

const decimals = (minimum: number, maximum: number): Intl.NumberFormat =>
  new Intl.NumberFormat('en', {
    minimumFractionDigits: minimum,
    maximumFractionDigits: maximum,
    signDisplay: 'negative',
  })

/** English forms: 12,345.67, 91.2%, CNY 1,234.50, 31 Dec 2025. Amounts lose their decimals where all are large. */
export function englishFormats(currency: string | null): Formats {
  const [whole, cents] = [decimals(0, 0), decimals(2, 2)]
  const count = decimals(0, 2)
  const plurals = new Intl.PluralRules('en')
  const percent = new Intl.NumberFormat('en', {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: 'negative',
  })
  const month = new Intl.DateTimeFormat('en-US', { month: 'short', year: 'numeric', timeZone: 'UTC' })
  const amount = (values: readonly number[]): Intl.NumberFormat =>
    suitsScale(values, { largest: 100_000, smallest: 100 }) ? whole : cents
  return {
    language: 'en',
    count: (value) => count.format(value),
    plural: (value, one, other) => `${count.format(value)} ${plurals.select(value) === 'one' ? one : other}`,
    ratio: (value) => (value > 0 && value < 0.0005 ? '<0.1%' : percent.format(value)),
    money: (value) => (currency === null ? '' : `${currency}\u00a0`) + amount([value]).format(value),
    amounts: (values) => ({
      unit: currency ?? 'no single currency',
      write: (value) => amount(values).format(value),
    }),
    number: (value, digits = 2) => decimals(0, digits).format(value),
    fixed: (value, digits) => decimals(digits, digits).format(value),
    date: (iso) => dated(iso, (date) => `${date.getUTCDate()} ${month.format(date)}`),
    month: (iso) => dated(iso, (date) => month.format(date)),
  }
}

function dated(iso: string, write: (date: Date) => string): string {
  const date = utcDay(iso)
  return date === null ? iso : write(date)
}
