import type { Report } from '../../run/report.js'
import { partsOf, type WrittenExhibit, writtenExhibit } from '../exhibit.js'
import { writtenInsights } from '../insights.js'
import {
  groupHeading,
  headlinesOf,
  intervalHeading,
  type ScoredMetric,
  type ScoreLine,
  scorecard,
  summaryHeading,
} from '../scorecard.js'
import { label } from '../sentence.js'
import type { View } from '../view.js'
import type { Chapter } from './chapter.js'
import { markdownTable } from './table.js'
import { labelled, markdownCode, markdownText } from './text.js'

/** A table with more columns than this is split: so many stand side by side on a printed page. */
const widest = 14

/** What stands out, each sentence with what could be done, and the headline numbers by group. */
export function summary(report: Report, view: View): Chapter {
  const blocks = scorecard(report, view).flatMap((group) => [
    `**${markdownText(summaryHeading(group, view))}**`,
    scoreTable(
      headlinesOf(group).flatMap(({ lines }) => lines.slice(0, 1)),
      intervalHeading(report, view),
      view,
    ),
  ])
  return { title: markdownText(view.words.chapters.summary), blocks: [...insights(report, view), ...blocks] }
}

function insights(report: Report, view: View): string[] {
  const items = writtenInsights(report, view).flatMap(({ sentence, suggestion }) => [
    `- ${markdownText(sentence)}`,
    ...(suggestion === undefined ? [] : [`  - *${markdownText(suggestion)}*`]),
  ])
  return items.length === 0 ? [] : [`**${markdownText(view.words.report.insights)}**`, items.join('\n')]
}

/** A chapter per group: each metric with its other definitions, its remarks and all its exhibits. */
export function groupChapters(report: Report, view: View): Chapter[] {
  const heading = intervalHeading(report, view)
  return scorecard(report, view).map((group) => ({
    title: markdownText(groupHeading(group, view)),
    blocks: group.metrics.flatMap((metric) => [
      `### ${markdownText(metric.words.title)}`,
      ...(metric.result.status === 'unknown'
        ? [markdownText(unknownSentence(metric, view))]
        : [scoreTable(metric.lines, heading, view), ...details(metric, view)]),
    ]),
  }))
}

function details(metric: ScoredMetric, view: View): string[] {
  const { words, result } = metric
  if (result.status === 'unknown') return []
  const { chapters, methods } = view.words
  const found = [result, ...result.variants].flatMap(({ interval }) => interval?.method ?? [])
  const used = [...new Set(found)].map((method) => chapters.method({ method: label(methods, method) }, view.formats))
  const tables = result.reads.map(markdownCode).join(', ')
  return [
    ...used.map(markdownText),
    ...(tables === '' ? [] : [labelled(chapters.reads, tables, view)]),
    ...result.exhibits.flatMap((exhibit) => exhibitBlocks(writtenExhibit(exhibit, words, view))),
  ]
}

function exhibitBlocks(written: WrittenExhibit): string[] {
  const tables = partsOf(written, columnBlocks(written)).map(({ columns, rows }) => {
    const headings = columns.map(({ heading, isNumber }) => ({ heading: markdownText(heading), isNumber }))
    const cells = rows.map((row) =>
      row.map((text, index) => (columns[index]?.isNumber === true ? text : markdownText(text))),
    )
    return markdownTable(headings, cells)
  })
  return [`**${markdownText(written.title)}**`, ...tables]
}

function columnBlocks({ columns, lead }: WrittenExhibit): number[][] {
  const leading = Array.from({ length: lead }, (_, index) => index)
  const room = widest - lead
  const blocks = Math.max(1, Math.ceil((columns.length - lead) / room))
  return Array.from({ length: blocks }, (_, block) => [
    ...leading,
    ...columns.map((_, index) => index).slice(lead + block * room, lead + (block + 1) * room),
  ])
}

function scoreTable(lines: readonly ScoreLine[], interval: string, { words: { chapters, report } }: View): string {
  const columns = [
    { heading: chapters.metric },
    ...[report.value, interval, report.evidence].map((heading) => ({ heading, isNumber: true })),
    { heading: report.remarks },
  ]
  const rows = lines.map(({ title, isVariant, value, interval: range, evidence, remarks, because }) => [
    (isVariant ? '&emsp;' : '') + markdownText(title),
    value,
    range,
    evidence,
    markdownText(because ?? remarks.join(' ')),
  ])
  return markdownTable(columns, rows)
}

function unknownSentence({ lines }: ScoredMetric, view: View): string {
  const reason = lines[0]?.because ?? ''
  return view.words.chapters.unknown({ reason }, view.formats)
}
