import type { Report } from '../../run/report.js'
import type { View } from '../view.js'
import type { Chapter } from './chapter.js'
import { definitions } from './definitions.js'
import { matters } from './matters.js'
import { groupChapters, summary } from './numbers.js'
import { policies } from './policies.js'
import { quality } from './quality.js'
import { scope } from './scope.js'
import { markdownText } from './text.js'

/**
 * The whole report in the order of a due-diligence report: scope, summary, a chapter per question, data quality, matters
 * for attention; definitions and policies appended.
 */
export function markdownReport(report: Report, view: View): string {
  const words = view.words.chapters
  const chapters = [
    scope(report, view),
    summary(report, view),
    ...groupChapters(report, view),
    quality(report, view),
    matters(report, view),
  ]
  const appendices = [definitions(report, view), policies(report, view)]
  const numbered = (write: typeof words.chapter) => (chapter: Chapter, index: number) => [
    `## ${write({ number: index + 1, title: chapter.title }, view.formats)}`,
    ...chapter.blocks,
  ]
  return `${[
    `# ${markdownText(view.words.report.title)}`,
    ...chapters.flatMap(numbered(words.chapter)),
    ...appendices.flatMap(numbered(words.appendix)),
  ].join('\n\n')}\n`
}
