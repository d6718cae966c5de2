import type { InspectedFile } from '../../run/inspection.js'
import { label, spoken } from '../sentence.js'
import type { Page } from '../view.js'

/** A table of an inspection, its texts not yet escaped. Numbers stand on the right. */
export interface InspectionTable {
  readonly title: string
  readonly columns: readonly { readonly heading: string; readonly isNumber?: boolean }[]
  readonly rows: readonly (readonly string[])[]
}

/** The columns that were read: from where, in which form, how many cells are empty, from when to when. */
export function columnTable({ source, profile }: InspectedFile, page: Page): InspectionTable {
  const { words, formats } = page
  const { inspection, report } = words
  const rows = Object.entries(source.columns).map(([name, { from, format }]) => {
    const held = profile?.columns[name]
    const empty = profile === null || held === undefined ? report.empty : formats.count(profile.rows - held.filled)
    return [name, from, formText(format, page), empty, spanText(held?.low ?? null, held?.high ?? null, format, page)]
  })
  return {
    title: inspection.columns,
    columns: [
      { heading: inspection.canonical },
      { heading: inspection.from },
      { heading: inspection.format },
      { heading: inspection.empty, isNumber: true },
      { heading: inspection.span },
    ],
    rows,
  }
}

/** Why rows were rejected, with the first of each and their lines. */
export function rejectTable({ source }: InspectedFile, { words, formats }: Page): InspectionTable {
  const { chapters, report } = words
  const rows = source.rejects.map(({ reason, column, rows: count, examples }) => [
    label(words.rejectReasons, reason),
    column ?? report.empty,
    formats.count(count),
    examples.map((example) => chapters.example(spoken(example, words), formats)).join(words.explanation.besides),
  ])
  return {
    title: chapters.rejects,
    columns: [
      { heading: chapters.reason },
      { heading: chapters.column },
      { heading: chapters.rowsRead, isNumber: true },
      { heading: chapters.examples },
    ],
    rows,
  }
}

/** The rules by which rows were left out. */
export function dropTable({ source }: InspectedFile, { words, formats }: Page): InspectionTable {
  const { chapters } = words
  return {
    title: chapters.drops,
    columns: [{ heading: chapters.rule }, { heading: chapters.rowsRead, isNumber: true }],
    rows: source.drops.map(({ rule, rows }) => [label(words.dropRules, rule), formats.count(rows)]),
  }
}

/** A form of values in words, with what a unit in the header multiplies them by. */
export function formText(format: string, { words }: Page): string {
  const [form = '', factor] = format.split(' × ')
  return [label(words.forms, form), ...(factor === undefined ? [] : [factor])].join(' × ')
}

function spanText(low: string | null, high: string | null, format: string, { words, formats }: Page): string {
  if (low === null || high === null) return words.report.empty
  const write = (value: string): string => {
    if (format.startsWith('decimal')) return formats.number(Number(value), 4)
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formats.date(value) : value
  }
  return words.report.between({ low: write(low), high: write(high) }, formats)
}
