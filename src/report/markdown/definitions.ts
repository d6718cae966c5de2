import type { Report } from '../../run/report.js'
import type { MetricWords } from '../../run/words.js'
import type { View } from '../view.js'
import type { Chapter } from './chapter.js'
import { labelled, markdownCode, markdownText } from './text.js'

/** What every number of the report means: definition, formula, source. */
export function definitions(report: Report, view: View): Chapter {
  const reported = view.metrics.filter(({ id }) => Object.hasOwn(report.metrics, id))
  return {
    title: markdownText(view.words.chapters.definitions),
    blocks: reported.flatMap((metric) => definition(metric, view)),
  }
}

function definition(metric: MetricWords, view: View): string[] {
  const words = view.words.chapters
  const lines = [
    `- ${labelled(words.identifier, markdownCode(metric.id), view)}`,
    `- ${labelled(words.definition, markdownText(metric.definition), view)}`,
    `- ${labelled(words.formula, markdownText(metric.formula), view)}`,
    `- ${labelled(words.source, markdownText(metric.source), view)}`,
  ]
  return [`### ${markdownText(metric.title)}`, lines.join('\n')]
}
