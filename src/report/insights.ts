import type { Report } from '../run/report.js'
import { metricWordsOf } from './scorecard.js'
import { label, sentence } from './sentence.js'
import { suggestionOn } from './suggestion.js'
import type { View } from './view.js'

/** An insight in words, not yet escaped. */
interface WrittenInsight {
  readonly group: string
  readonly sentence: string
  readonly suggestion?: string
}

/** What stands out, in the order of the report. */
export function writtenInsights(report: Report, view: View): WrittenInsight[] {
  return report.insights.map(({ group, metric, exhibit, code, args }) => {
    const { title, exhibits } = metricWordsOf(metric, view)
    const coded = { code, args: { ...args, group, title, exhibit: label(exhibits, exhibit) } }
    const suggestion = suggestionOn(coded, view)
    const written = { group, sentence: sentence(view.words.insights, coded, view) }
    return suggestion === undefined ? written : { ...written, suggestion }
  })
}
