import type { ColumnUnit, Exhibit } from '../metrics/answer.js'
import type { MetricWords } from '../run/words.js'
import { columnTexts, unitWord, type Writer } from './quantity.js'
import { label } from './sentence.js'
import type { View } from './view.js'

/**
 * An exhibit in words: a titled table of texts, not yet escaped. Money is in one unit, which the title states. The first `lead`
 * columns say what a row is about: where a table is too wide, they are repeated beside each part of it.
 */
export interface WrittenExhibit {
  readonly title: string
  readonly lead: number
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
  const title = titleOf(exhibit, label(words.exhibits, exhibit.id), view)
  const columns = exhibit.columns.map(({ key, unit }) =>
    columnTexts(
      exhibit.rows.map((row) => row[key]),
      unit,
      writer,
    ),
  )
  return {
    title: moneyKeys.length === 0 ? title : view.words.report.inUnit({ title, unit: amounts.unit }, view.formats),
    lead: leadOf(exhibit),
    columns: exhibit.columns.map(({ key, unit }) => ({ heading: heading(key, unit, view), isNumber: !isText(unit) })),
    rows: exhibit.rows.map((row, index) => {
      const texts = columns.map((column) => column[index] ?? view.words.report.empty)
      return exhibit.kind === 'cohort' ? [...texts.slice(0, reached(exhibit, row)), ...blanks(exhibit, row)] : texts
    }),
  }
}

/** The columns of some rows side by side in parts, each with the leading columns; a part leaves out the rows that it has nothing of. */
export function partsOf({ columns, rows, lead }: WrittenExhibit, blocks: readonly (readonly number[])[]) {
  return blocks.map((block, index) => {
    const pick = <Item>(items: readonly Item[]): Item[] => block.flatMap((column) => items[column] ?? [])
    const picked = rows.map(pick).filter((row) => index === 0 || row.slice(lead).some((text) => text !== ''))
    return { columns: pick(columns), rows: picked, block }
  })
}

function leadOf({ kind, columns }: Exhibit): number {
  if (kind === 'cohort') return 2
  if (kind === 'listing') return 1
  const firstNumber = columns.findIndex(({ unit }) => !isText(unit))
  return Math.max(1, firstNumber < 0 ? columns.length : firstNumber)
}

/** How many columns of a triangle's row the data reach. */
function reached({ columns }: Exhibit, row: Exhibit['rows'][number]): number {
  return columns.findLastIndex(({ key }) => row[key] !== null && row[key] !== undefined) + 1
}

function blanks(exhibit: Exhibit, row: Exhibit['rows'][number]): string[] {
  return exhibit.columns.slice(reached(exhibit, row)).map(() => '')
}

function titleOf(exhibit: Exhibit, title: string, { words: { report }, formats }: View): string {
  if (exhibit.kind === 'cohort') {
    const ages = { week: report.ageInWeeks, month: report.ageInMonths, quarter: report.ageInQuarters }
    return ages[exhibit.age]({ title }, formats)
  }
  const shown = exhibit.rows.length
  if (exhibit.kind !== 'listing' || exhibit.total === shown) return title
  return report.firstOf({ title, shown, total: exhibit.total }, formats)
}

/** The label of a column with its unit; a column of a triangle bears its age alone. */
function heading(key: string, unit: ColumnUnit, view: View): string {
  const title = /^age_(\d+)$/.exec(key)?.[1] ?? label(view.words.columns, key)
  const word = unitWord(unit, view)
  return word === undefined ? title : view.words.report.inUnit({ title, unit: word }, view.formats)
}

function isText(unit: ColumnUnit): boolean {
  return unit === 'text' || unit === 'term' || unit === 'date' || unit === 'month'
}
