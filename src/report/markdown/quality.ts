import type { Source } from '../../ingest/source.js'
import type { Report } from '../../run/report.js'
import { label, spoken } from '../sentence.js'
import type { View } from '../view.js'
import type { Chapter } from './chapter.js'
import { type MarkdownColumn, markdownTable } from './table.js'
import { markdownCode, markdownText } from './text.js'

/** The ledger: where every line and row of every file went, and how each column was read. */
export function quality(report: Report, view: View): Chapter {
  const words = view.words.chapters
  const { sources } = report
  const rejects = sources.flatMap((source) => rejectRows(source, view))
  const drops = sources.flatMap((source) => dropRows(source, view))
  return {
    title: markdownText(words.quality),
    blocks: [
      ...section(
        words.physicalLines,
        lineColumns(view),
        sources.flatMap((source) => lineRow(source, view)),
      ),
      `### ${markdownText(words.rejects)}`,
      rejects.length === 0 ? markdownText(words.noRejects) : markdownTable(rejectColumns(view), rejects),
      `### ${markdownText(words.drops)}`,
      drops.length === 0 ? markdownText(words.noDrops) : markdownTable(dropColumns(view), drops),
      ...section(
        words.mapping,
        mappingColumns(view),
        sources.flatMap((source) => mappingRows(source)),
      ),
      ...section(words.unused, texts(words.file, words.unused), sources.flatMap(unusedRow)),
    ],
  }
}

function section(title: string, columns: readonly MarkdownColumn[], rows: readonly (readonly string[])[]): string[] {
  return rows.length === 0 ? [] : [`### ${markdownText(title)}`, markdownTable(columns, rows)]
}

function lineRow({ file, encoding, lines }: Source, { words, formats }: View): string[][] {
  if (lines === null) return []
  const counts = [lines.total, lines.preamble, lines.header, lines.blank, lines.records]
  const written = counts.map((count) => formats.count(count))
  return [[markdownCode(file), markdownText(encoding ?? words.report.empty), ...written]]
}

function rejectRows({ file, rejects }: Source, { words, formats }: View): string[][] {
  return rejects.map(({ reason, column, rows, examples }) => {
    const shown = examples.map((example) => markdownText(words.chapters.example(spoken(example, words), formats)))
    return [
      markdownCode(file),
      markdownText(label(words.rejectReasons, reason)),
      column === null ? words.report.empty : markdownCode(column),
      formats.count(rows),
      shown.join('<br>'),
    ]
  })
}

function dropRows({ file, drops }: Source, { words, formats }: View): string[][] {
  return drops.map(({ rule, rows }) => [
    markdownCode(file),
    markdownText(label(words.dropRules, rule)),
    formats.count(rows),
  ])
}

function mappingRows({ file, columns }: Source): string[][] {
  return Object.entries(columns).map(([canonical, { from, format }]) => [
    markdownCode(file),
    markdownCode(canonical),
    markdownCode(from),
    markdownText(format),
  ])
}

function unusedRow({ file, unused }: Source): string[][] {
  return unused.length === 0 ? [] : [[markdownCode(file), unused.map(markdownCode).join(', ')]]
}

function texts(...headings: string[]): MarkdownColumn[] {
  return headings.map((heading) => ({ heading }))
}

function numbers(...headings: string[]): MarkdownColumn[] {
  return headings.map((heading) => ({ heading, isNumber: true }))
}

function lineColumns({ words: { chapters: words } }: View): MarkdownColumn[] {
  const counts = numbers(words.physicalLines, words.preamble, words.header, words.blank, words.records)
  return [...texts(words.file, words.encoding), ...counts]
}

function rejectColumns({ words: { chapters: words } }: View): MarkdownColumn[] {
  return [...texts(words.file, words.reason, words.column), ...numbers(words.rowsRead), ...texts(words.examples)]
}

function dropColumns({ words: { chapters: words } }: View): MarkdownColumn[] {
  return [...texts(words.file, words.rule), ...numbers(words.rowsRead)]
}

function mappingColumns({ words: { chapters: words } }: View): MarkdownColumn[] {
  return texts(words.file, words.column, words.from, words.format)
}
