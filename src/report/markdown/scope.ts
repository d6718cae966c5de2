import type { Source } from '../../ingest/source.js'
import type { Report } from '../../run/report.js'
import { head } from '../head.js'
import { label } from '../sentence.js'
import type { View } from '../view.js'
import type { Chapter } from './chapter.js'
import { markdownTable } from './table.js'
import { labelled, markdownCode, markdownText } from './text.js'

/** What was examined and how: the cut, the window, the files with their fingerprints, and where every row went. */
export function scope(report: Report, view: View): Chapter {
  const { chapters, report: words } = view.words
  const { generator, policyHash } = report
  const facts = [
    ...head(report, view).map(([name, text]) => `- ${labelled(name, markdownText(text), view)}`),
    `- ${labelled(words.policyHash, markdownCode(policyHash), view)}`,
    `- ${markdownCode(`${generator.name} ${generator.version}`)}`,
  ]
  return {
    title: markdownText(chapters.scope),
    blocks: [
      facts.join('\n'),
      markdownText(chapters.procedures),
      markdownText(chapters.limits),
      `### ${markdownText(chapters.sources)}`,
      markdownTable(
        [
          ...[chapters.file, chapters.dataset, chapters.preset].map((heading) => ({ heading })),
          ...[chapters.rowsRead, chapters.accepted, chapters.rejected, chapters.dropped, chapters.bytes].map(
            (heading) => ({ heading, isNumber: true }),
          ),
          { heading: chapters.fingerprint },
        ],
        report.sources.map((source) => sourceRow(source, view)),
      ),
    ],
  }
}

function sourceRow(source: Source, view: View): string[] {
  const { words, formats } = view
  const dataset = source.dataset === null ? words.chapters.notTaken : label(words.datasets, source.dataset)
  const counts = [source.rows, source.accepted, source.rejected, source.dropped, source.bytes]
  return [
    markdownCode(source.file),
    markdownText(dataset),
    source.preset === null ? words.report.empty : markdownCode(source.preset),
    ...counts.map((count) => formats.count(count)),
    markdownCode(source.sha256),
  ]
}
