import type { Report } from '../../run/report.js'
import { writtenFindings } from '../findings.js'
import type { View } from '../view.js'
import type { Chapter } from './chapter.js'
import { markdownTable } from './table.js'
import { markdownText } from './text.js'

/** What the reader must know: the gravest first, with what it touches and the question that it leads to. */
export function matters(report: Report, view: View): Chapter {
  const { chapters, report: words } = view.words
  const found = writtenFindings(report, view)
  const headings = [chapters.severity, chapters.matter, chapters.extent, chapters.question]
  const rows = found.map(({ title, sentence, extent, question, suggestion }) => {
    const ask = [question, suggestion].filter((text) => text !== undefined).map(markdownText)
    return [...[title, sentence, extent.join(' · ') || words.empty].map(markdownText), ask.join('<br>') || words.empty]
  })
  return {
    title: markdownText(chapters.matters),
    blocks: [
      rows.length === 0
        ? markdownText(words.noFindings)
        : markdownTable(
            headings.map((heading) => ({ heading })),
            rows,
          ),
    ],
  }
}
