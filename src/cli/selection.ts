import type { MetricWords } from '../run/words.js'
import { near } from './near.js'
import { UsageError } from './usage-error.js'

interface Wanted {
  /** Ids of metrics or groups; all metrics where there are none. */
  readonly only: readonly string[]
  readonly skip: readonly string[]
}

/** The ids of the metrics wanted, in the order of the report, or null for all. Throws UsageError for a name of neither kind, or where none is left. */
export function selectedMetrics(metrics: readonly MetricWords[], { only, skip }: Wanted): readonly string[] | null {
  const names = [...new Set(metrics.flatMap(({ id, group }) => [group, id]))]
  const stranger = [...only, ...skip].find((name) => !names.includes(name))
  if (stranger !== undefined) throw new UsageError('unknown-selection', { given: stranger, ...near(stranger, names) })
  if (only.length + skip.length === 0) return null
  const isIn = (list: readonly string[]) => (metric: MetricWords) =>
    list.some((name) => [metric.id, metric.group].includes(name))
  const left = metrics.filter((metric) => (only.length === 0 || isIn(only)(metric)) && !isIn(skip)(metric))
  if (left.length === 0) throw new UsageError('nothing-selected')
  return left.map(({ id }) => id)
}
