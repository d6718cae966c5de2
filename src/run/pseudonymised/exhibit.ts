import { suppressed } from '../../i18n/suppression.js'
import type { Exhibit } from '../../metrics/answer.js'
import { type TextKind, textKinds } from '../../metrics/exhibits.js'
import { fewest } from '../../metrics/segments.js'
import type { Disclosure } from './disclosure.js'
import { isOfIndividuals, labelColumns } from './withholding.js'

type Row = Exhibit['rows'][number]
type Column = Exhibit['columns'][number]
const kinds: Readonly<Partial<Record<string, TextKind>>> = textKinds

/** What a column's text is; a term that is none of the report's stands in the data, and is a word like any other. */
function kindOf({ key, unit }: Column): TextKind | undefined {
  const kind = Object.hasOwn(kinds, key) ? kinds[key] : undefined
  return unit === 'term' && key !== 'attribute' ? 'category' : kind
}

/** Notes the words of the rows that are shown with at least 5 cases, so that they may be shown elsewhere too. */
export function shareWords(exhibit: Exhibit, withheld: ReadonlySet<Row>, disclosure: Disclosure): void {
  const counts = exhibit.columns.filter(({ key }) => key === 'customers' || key === 'n').map(({ key }) => key)
  if (counts.length === 0 || isOfIndividuals(exhibit)) return
  const words = exhibit.columns.filter((column) => isText(column) && kindOf(column) === 'category')
  for (const row of exhibit.rows) {
    if (withheld.has(row) || counts.some((key) => Number(row[key] ?? 0) < fewest)) continue
    for (const { key } of words) if (typeof row[key] === 'string') disclosure.share(row[key])
  }
}

/** The exhibit with pseudonyms for names, and the figures of the rows that are kept back suppressed. */
export function pseudonymisedExhibit<Of extends Exhibit>(
  exhibit: Of,
  withheld: ReadonlySet<Row>,
  disclosure: Disclosure,
): Of {
  const labels = new Set(labelColumns(exhibit))
  const cell = (row: Row, column: Column) => {
    const value = row[column.key] ?? null
    if (withheld.has(row) && !labels.has(column.key)) return suppressed
    if (value === null || !isText(column)) return value
    return disclosure.text(kindOf(column), String(value), row['attribute'])
  }
  const rows = exhibit.rows.map((row) =>
    Object.fromEntries(exhibit.columns.map((column) => [column.key, cell(row, column)])),
  )
  return { ...exhibit, rows }
}

function isText({ unit }: Column): boolean {
  return unit === 'text' || unit === 'term'
}
