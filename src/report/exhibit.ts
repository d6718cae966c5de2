import type { ColumnUnit, Exhibit } from '../metrics/answer.js'
import type { MetricWords } from '../run/words.js'
import { cellText, type Writer } from './quantity.js'
import { label } from './sentence.js'
import type { View } from './view.js'

/** An exhibit in words: a titled table of texts, not yet escaped. Money is in one unit, which the title states. */
export interface WrittenExhibit {
  readonly title: string
  readonly columns: readonly { readonly heading: string; readonly isNumber: boolean }[]
  readonly rows: readonly (readonly string[])[]
}

export function writtenExhibit(exhibit: Exhibit, words: MetricWords, view: View): WrittenExhibit {
  const moneyKeys = exhibit.columns.filter(({ unit }) => unit === 'money').map(({ key }) => key)
  const money = exhibit.rows.flatMap((row) =>
    moneyKeys.map((key) => row[key]).filter((cell) => typeof cell === 'number'),
  )
  const amounts = view.formats.amounts(money)
  const writer: Writer = { view, amounts, withLevel: false }
  const title = label(words.exhibits, exhibit.id)
  return {
    title: moneyKeys.length === 0 ? title : view.words.report.inUnit({ title, unit: amounts.unit }, view.formats),
    columns: exhibit.columns.map(({ key, unit }) => ({ heading: heading(key, unit, view), isNumber: !isText(unit) })),
    rows: exhibit.rows.map((row) => exhibit.columns.map(({ key, unit }) => cellText(row[key], unit, writer))),
  }
}

function heading(key: string, unit: ColumnUnit, view: View): string {
  const title = label(view.words.columns, key)
  return unit === 'days' || unit === 'months'
    ? view.words.report.inUnit({ title, unit: view.words.units[unit] }, view.formats)
    : title
}

function isText(unit: ColumnUnit): boolean {
  return unit === 'text' || unit === 'date' || unit === 'month'
}
