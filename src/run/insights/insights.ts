import type { Result } from '../../metrics/answer.js'
import { headlines } from '../../metrics/headlines.js'
import type { AnyMetric } from '../../metrics/metric.js'
import type { Insight, Rule, Window } from './insight.js'
import { laggingSegment } from './lagging-segment.js'
import { largestLine } from './largest-line.js'
import { largestReason } from './largest-reason.js'
import { newerCohorts } from './newer-cohorts.js'
import { yearBefore } from './year-before.js'

/** In the order of precedence: what drives a number comes before where it moves. */
const rules: readonly Rule[] = [laggingSegment, newerCohorts, largestReason, largestLine, yearBefore]
const mostPerGroup = 3

/**
 * What stands out, from the results alone: per group at most three sentences, at most one of each kind, its headline numbers
 * asked first. Nothing here is a new number: each names what an exhibit shows.
 */
export function insightsOf(
  metrics: readonly AnyMetric[],
  results: Readonly<Record<string, Result>>,
  window: Window,
): Insight[] {
  const ranked = metrics.toSorted((a, b) => Number(headlines.has(b.id)) - Number(headlines.has(a.id)))
  const groups = [...new Set(metrics.map(({ group }) => group))]
  return groups.flatMap((group) => {
    const members = ranked.filter((metric) => metric.group === group)
    return rules.flatMap((rule) => firstOf(rule, members, results, window)).slice(0, mostPerGroup)
  })
}

function firstOf(
  rule: Rule,
  metrics: readonly AnyMetric[],
  results: Readonly<Record<string, Result>>,
  window: Window,
): Insight[] {
  for (const metric of metrics) {
    const result = results[metric.id]
    const found = result?.status === 'known' ? rule(result, metric, window) : null
    if (found !== null) return [{ group: metric.group, metric: metric.id, ...found }]
  }
  return []
}
