import type { Inspection } from '../../run/inspection.js'
import { type InspectionSheet, overview, sheetOf } from '../inspection/sheet.js'
import type { InspectionTable } from '../inspection/tables.js'
import type { View } from '../view.js'
import { findings } from './findings.js'
import { type Alignment, grid, gridWidths, type Paint } from './grid.js'
import { type Palette, palette } from './palette.js'
import { paragraph } from './paragraph.js'
import { displayWidth } from './wrap.js'

type Facts = readonly (readonly [string, string])[]

/** A folder file by file, for the terminal: what each is, why, how it was read, and what was not taken. Never cut. */
export function terminalInspection(inspection: Inspection, view: View): string {
  const paint = palette(view.colour)
  const sheets = inspection.files.map((file) => fileBlock(sheetOf(file, view), view, paint))
  const counts = overview(inspection, view)
  const told = pairs(counts, indentOf(counts), view, paint.faint)
  const head = [paint.strong(view.words.inspection.title), ...told].join('\n')
  return `${[head, ...sheets, findings(inspection, view)].join('\n\n')}\n`
}

function fileBlock({ title, refusal, facts, tables }: InspectionSheet, view: View, paint: Palette): string {
  const { inspection, cli } = view.words
  const stopped: [string, string][] =
    refusal === null
      ? []
      : [
          [inspection.refused, refusal.what],
          [cli.why, refusal.why ?? ''],
          [cli.next, refusal.next ?? ''],
        ]
  const shown = stopped.filter(([, text]) => text !== '')
  const indent = indentOf([...shown, ...facts])
  return [
    paragraph(title, { width: view.width, paint: paint.strong }),
    ...pairs(shown, indent, view, paint.error),
    ...pairs(facts, indent, view, paint.faint),
    ...tables.map((table) => `\n${paint.faint(table.title)}\n${tableText(table, view, paint)}`),
  ].join('\n')
}

function indentOf(facts: Facts): number {
  return Math.max(0, ...facts.map(([mark]) => displayWidth(mark))) + 4
}

function pairs(facts: Facts, indent: number, { width }: View, paintMark: Paint): string[] {
  return facts.map(([mark, text]) => paragraph(text, { width, indent, mark: `  ${mark}`, paintMark }))
}

function tableText({ columns, rows }: InspectionTable, { width }: View, paint: Palette): string {
  const alignments = columns.map(({ isNumber }): Alignment => (isNumber === true ? 'right' : 'left'))
  const cells = [
    columns.map(({ heading }) => ({ text: heading, paint: paint.faint })),
    ...rows.map((row) => row.map((text) => ({ text }))),
  ]
  return grid(cells, alignments, gridWidths(cells, alignments, width), paint.faint)
}
