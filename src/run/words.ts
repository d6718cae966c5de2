import type { Language } from '../i18n/words.js'
import { metrics } from '../metrics/registry.js'

/** What a metric says in one language, and how it is filed. */
export interface MetricWords {
  readonly id: string
  readonly group: string
  readonly unit: string
  readonly better: string
  readonly source: string
  readonly title: string
  readonly definition: string
  readonly formula: string
  readonly variants: Readonly<Record<string, string>>
  readonly exhibits: Readonly<Record<string, string>>
}

/** The words of every metric, in the order of the report. */
export function metricWords(language: Language): readonly MetricWords[] {
  return metrics.map(({ id, group, unit, better, source, text }) => ({
    id,
    group,
    unit,
    better,
    source,
    ...text[language],
  }))
}
