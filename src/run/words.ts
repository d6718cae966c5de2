import type { Language } from '../i18n/words.js'
import { policies } from '../ingest/policies.js'
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

/** The words of every metric, in the order of the report. `{active_days}` in them is that policy, as it applied or by default. */
export function metricWords(
  language: Language,
  applied: Readonly<Record<string, unknown>> = policies.parse({}),
): readonly MetricWords[] {
  const filled = (text: string) => text.replace(/\{([a-z_]+)\}/g, (_, name: string) => String(applied[name]))
  const allFilled = (texts: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, filled(text)]))
  return metrics.map(({ id, group, unit, better, source, text: { [language]: said } }) => ({
    id,
    group,
    isHeadline: headlines.has(id),
    unit,
    better,
    source,
    title: filled(said.title),
    definition: filled(said.definition),
    formula: filled(said.formula),
    variants: allFilled(said.variants),
    exhibits: allFilled(said.exhibits),
  }))
}
