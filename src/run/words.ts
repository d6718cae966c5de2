import type { Language } from '../i18n/words.js'
import { headlines } from '../metrics/headlines.js'
import { metrics } from '../metrics/registry.js'

/** What a metric says in one language, and how it is filed. */
export interface MetricWords {
  readonly id: string
  readonly group: string
  /** One of the few numbers by which the report opens. */
  readonly isHeadline: boolean
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
    isHeadline: headlines.has(id),
    unit,
    better,
    source,
    ...text[language],
  }))
}
