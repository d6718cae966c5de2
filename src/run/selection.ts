import { nearMisses } from '../ingest/near-misses.js'
import { Refusal } from '../ingest/refusal.js'
import type { AnyMetric } from '../metrics/metric.js'
import { metrics } from '../metrics/registry.js'

/** The metrics asked for, in the order of the report; a Refusal with near misses where an id is unknown. */
export function chosenMetrics(ids: readonly string[] | undefined): readonly AnyMetric[] {
  if (ids === undefined) return metrics
  const known = metrics.map((metric) => metric.id)
  const stranger = ids.find((id) => !known.includes(id))
  if (stranger !== undefined) {
    throw new Refusal('usage', 'unknown-metric', { metric: stranger, near: nearMisses(stranger, known).join(', ') })
  }
  return metrics.filter((metric) => ids.includes(metric.id))
}
