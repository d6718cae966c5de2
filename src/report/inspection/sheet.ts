import type { RefusalWords } from '../../i18n/en/refusal-words.js'
import type { Arguments } from '../../i18n/message.js'
import type { InspectedFile, Inspection } from '../../run/inspection.js'
import { pseudonymLine } from '../head.js'
import { label, spoken } from '../sentence.js'
import type { Page } from '../view.js'
import { reasonsOf } from './reasons.js'
import { columnTable, dropTable, type InspectionTable, rejectTable } from './tables.js'

/** What is told of one file, in words, not yet escaped: the refusal first, then facts as (label, text), then tables. */
export interface InspectionSheet {
  readonly title: string
  readonly refusal: RefusalWords | null
  readonly facts: readonly (readonly [string, string])[]
  readonly tables: readonly InspectionTable[]
}

/** What is told of the folder before its files. */
export function overview(inspected: Inspection, page: Page): [string, string][] {
  const { files } = inspected
  const { words, formats } = page
  const counts = { files: files.length, taken: 0, rows: 0, accepted: 0, rejected: 0, dropped: 0 }
  for (const { source } of files) {
    counts.taken += source.dataset === null ? 0 : 1
    counts.rows += source.rows
    counts.accepted += source.accepted
    counts.rejected += source.rejected
    counts.dropped += source.dropped
  }
  const refused = files.filter(({ refusal }) => refusal !== null).length
  const { report, inspection } = words
  return [
    [report.files, report.filesTaken(counts, formats)],
    [report.rows, report.rowsTaken(counts, formats)],
    ...(refused === 0
      ? []
      : [[inspection.refused, inspection.refusedFiles({ files: refused }, formats)] as [string, string]]),
    ...pseudonymLine(inspected, page),
  ]
}

export function sheetOf(file: InspectedFile, page: Page): InspectionSheet {
  return {
    title: file.source.file,
    refusal: refusalWords(file, page),
    facts: [...identity(file, page), ...reading(file, page), ...accounts(file, page)],
    tables: [columnTable(file, page), rejectTable(file, page), dropTable(file, page)].filter(
      ({ rows }) => rows.length > 0,
    ),
  }
}

/** What stops a run at this file, in words; null where nothing does. */
export function refusalWords({ refusal }: InspectedFile, { words }: Page): RefusalWords | null {
  if (refusal === null) return null
  const catalogue: Readonly<Record<string, (args: Arguments) => RefusalWords>> = words.refusals
  return catalogue[refusal.code]?.(spoken(refusal.args, words)) ?? { what: refusal.code }
}

function identity(file: InspectedFile, page: Page): [string, string][] {
  const { words } = page
  const { dataset } = file.source
  if (file.contents.length > 0) return [[words.inspection.contents, file.contents.join(', ')]]
  const none = file.refusal === null ? words.inspection.none : words.inspection.unsettled
  const taken = dataset === null ? none : label(words.datasets, dataset)
  return [[words.inspection.dataset, taken], ...reasonsOf(file, page)]
}

function reading({ source, headers }: InspectedFile, { words, formats }: Page): [string, string][] {
  const { inspection } = words
  const { dataset, format, encoding, delimiter, bytes, sha256, unused, columns } = source
  const canonical = new Set(Object.values(columns).map(({ from }) => from))
  const segments = headers.filter((header) => !canonical.has(header) && !unused.includes(header))
  const form =
    encoding === null || delimiter === null
      ? format
      : inspection.form({ format, encoding, delimiter: label(words.delimiters, delimiter) }, formats)
  return [
    ...(format === 'other' ? [] : [[inspection.readAs, form] as [string, string]]),
    ...(sha256 === '' ? [] : [[inspection.size, inspection.bytes({ bytes, sha256 }, formats)] as [string, string]]),
    ...(segments.length === 0 ? [] : [[inspection.segments, segments.join(', ')] as [string, string]]),
    ...(unused.length === 0
      ? []
      : [[dataset === null ? inspection.headers : inspection.unused, unused.join(', ')] as [string, string]]),
  ]
}

function accounts(file: InspectedFile, { words, formats }: Page): [string, string][] {
  const { inspection } = words
  const { lines, rows, accepted, rejected, dropped, dataset } = file.source
  const account = file.isCounted
    ? inspection.rowAccount({ rows, accepted, rejected, dropped }, formats)
    : inspection.notCounted
  const hasRows = rows > 0 || dataset !== null
  return [
    ...(lines === null ? [] : [[inspection.lines, inspection.lineAccount(lines, formats)] as [string, string]]),
    ...(hasRows ? [[inspection.rows, account] as [string, string]] : []),
    ...keyFact(file, { words, formats }),
  ]
}

function keyFact({ profile }: InspectedFile, { words, formats }: Pick<Page, 'words' | 'formats'>): [string, string][] {
  if (profile === null || profile.key === null) return []
  const { inspection } = words
  const { column, filled, distinct } = profile.key
  const write = filled === distinct ? inspection.keyUnique : inspection.keyRepeats
  const account = write({ column, filled, distinct }, formats)
  const empty = profile.rows - filled
  return [[inspection.key, empty === 0 ? account : inspection.keyEmpty({ account, empty }, formats)]]
}
