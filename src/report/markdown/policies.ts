import type { Report } from '../../run/report.js'
import { label } from '../sentence.js'
import type { View } from '../view.js'
import type { Chapter } from './chapter.js'
import { markdownTable } from './table.js'
import { markdownCode, markdownText } from './text.js'

/** Every switch that decides a contestable question, with its value in this run. */
export function policies(report: Report, view: View): Chapter {
  const { chapters, policies: names } = view.words
  const rows = Object.entries(report.policies).map(([name, value]) => [
    markdownText(label(names, name)),
    markdownCode(name),
    setting(value, view),
  ])
  const columns = [chapters.policy, chapters.identifier, chapters.setting].map((heading) => ({ heading }))
  return { title: markdownText(chapters.policies), blocks: [markdownTable(columns, rows)] }
}

function setting(value: Report['policies'][string], { words: { chapters } }: View): string {
  if (value === null || value === 'auto') return markdownText(chapters.byData)
  if (typeof value === 'boolean') return markdownText(value ? chapters.yes : chapters.no)
  return markdownCode(typeof value === 'object' ? JSON.stringify(value) : String(value))
}
