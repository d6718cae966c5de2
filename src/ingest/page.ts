import type { Attribute } from './customers.js'
import type { ListedFile } from './folder.js'
import type { PartAccount } from './ledger.js'
import { type Part, type Survey, trailerDrops } from './part.js'
import { Refusal } from './refusal.js'
import { type Source, source } from './source.js'
import { formatOf } from './values.js'

/** The ledger's page for a file of which nothing but its bytes was looked at. */
export function unreadPage(file: ListedFile, sha256: string, bytes: number): Source {
  const format = file.kind === 'csv' || file.kind === 'parquet' || file.kind === 'arrow' ? file.kind : 'other'
  return {
    file: file.file,
    sha256,
    bytes,
    dataset: null,
    format,
    preset: null,
    encoding: null,
    delimiter: null,
    lines: null,
    rows: 0,
    accepted: 0,
    rejected: 0,
    dropped: 0,
    rejects: [],
    drops: [],
    columns: {},
    unused: [],
  }
}

/** The page for a file that no dataset claims, or that was refused while others went on: all of its rows are dropped. */
export function unclaimedPage(
  file: ListedFile,
  survey: Survey,
  rule: 'file-not-recognised' | 'file-refused' = 'file-not-recognised',
): Source {
  const rejects = survey.kind === 'csv' ? survey.structure.rejects.list() : []
  const rows = survey.kind === 'csv' ? survey.structure.records : survey.rows
  const rejected = rejects.reduce((sum, group) => sum + group.rows, 0)
  const drops = [...(rows > 0 ? [{ rule, rows }] : []), ...trailerDrops(survey)]
  const dropped = drops.reduce((sum, drop) => sum + drop.rows, 0)
  return checked({
    ...surveyedPage(file, survey),
    rows: rejected + dropped,
    rejected,
    dropped,
    rejects,
    drops,
    unused: [...survey.headers],
  })
}

/** The page for a part, before (`account` null) or after its rows were loaded. */
export function partPage(part: Part, account: PartAccount | null, attributes: readonly Attribute[]): Source {
  const { survey, file, dataset } = part
  const headers = survey.headers
  const columns: Source['columns'] = {}
  for (const [name, index] of part.columns) {
    const column = dataset.columns[name]
    if (column !== undefined) columns[name] = { from: headers[index] ?? '', format: formatOf(column) }
  }
  if (part.currency !== null) columns['currency'] = { from: part.currency.from, format: 'constant' }
  const used = new Set([...part.columns.values(), ...attributes.map((attribute) => attribute.headers.get(file.file))])
  const unused = headers.filter((_, index) => !used.has(index))
  const preset = part.preset?.id ?? null
  const page = { ...surveyedPage(file, survey), dataset: dataset.id, preset, columns, unused }
  if (account === null) return page
  const { rows, accepted, rejects, drops } = account
  const rejected = rejects.reduce((sum, group) => sum + group.rows, 0)
  const dropped = drops.reduce((sum, drop) => sum + drop.rows, 0)
  return checked({ ...page, rows, accepted, rejected, dropped, rejects: [...rejects], drops: [...drops] })
}

function surveyedPage(file: ListedFile, survey: Survey): Source {
  const page = unreadPage(file, survey.sha256, survey.bytes)
  if (survey.kind !== 'csv') return page
  return { ...page, encoding: survey.encoding, delimiter: survey.delimiter, lines: { ...survey.structure.lines } }
}

/** Nothing may vanish: a page that does not add up is an internal error that must not pass in silence. */
function checked(page: Source): Source {
  const { lines } = page
  const rows = page.accepted + page.rejected + page.dropped
  if (page.rows !== rows || page.accepted < 0) {
    throw new Refusal('data', 'ledger-open', { file: page.file, counted: page.rows, read: rows })
  }
  const sum = lines === null ? 0 : lines.preamble + lines.header + lines.blank + lines.records
  if (lines !== null && lines.total !== sum) {
    throw new Refusal('data', 'ledger-open', { file: page.file, counted: lines.total, read: sum })
  }
  return source.parse(page)
}
