import type { Inspection } from '../../run/inspection.js'
import { writtenFindings } from '../findings.js'
import { type InspectionSheet, overview, sheetOf } from '../inspection/sheet.js'
import type { InspectionTable } from '../inspection/tables.js'
import type { View } from '../view.js'
import { markdownTable } from './table.js'
import { labelled, markdownCode, markdownText } from './text.js'

/** A folder file by file, as Markdown. */
export function markdownInspection(inspection: Inspection, view: View): string {
  const { words } = view
  const found = writtenFindings(inspection, view).map(
    ({ title, sentence }) => `- ${labelled(title, markdownText(sentence), view)}`,
  )
  return `${[
    `# ${markdownText(words.inspection.title)}`,
    facts(overview(inspection, view), view),
    ...inspection.files.flatMap((file) => fileBlocks(sheetOf(file, view), view)),
    `## ${markdownText(words.report.findings)}`,
    found.length === 0 ? markdownText(words.report.noFindings) : found.join('\n'),
  ].join('\n\n')}\n`
}

function fileBlocks({ title, refusal, facts: told, tables }: InspectionSheet, view: View): string[] {
  const { inspection } = view.words
  const stopped = refusal === null ? [] : [refusal.what, refusal.why ?? '', refusal.next ?? '']
  const warning = stopped.filter((text) => text !== '').map(markdownText)
  return [
    `## ${markdownCode(title)}`,
    ...(refusal === null ? [] : [`> **${markdownText(inspection.refused)}**<br>${warning.join('<br>')}`]),
    facts(told, view),
    ...tables.flatMap((table) => [`### ${markdownText(table.title)}`, tableText(table)]),
  ]
}

function facts(pairs: readonly (readonly [string, string])[], view: View): string {
  return pairs.map(([label, text]) => `- ${labelled(label, markdownText(text), view)}`).join('\n')
}

function tableText({ columns, rows }: InspectionTable): string {
  const headings = columns.map(({ heading, ...rest }) => ({ ...rest, heading: markdownText(heading) }))
  return markdownTable(
    headings,
    rows.map((row) => row.map(markdownText)),
  )
}
