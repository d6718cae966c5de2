import type { Result } from '../../metrics/answer.js'
import { headlines } from '../../metrics/headlines.js'
import type { AnyMetric } from '../../metrics/metric.js'
import type { Insight, Rule, Window } from './insight.js'
import { laggingSegment } from './lagging-segment.js'
import { largestLine } from './largest-line.js'
import { largestReason } from './largest-reason.js'
import { largestSegment } from './largest-segment.js'
import { newerCohorts } from './newer-cohorts.js'
import { yearBefore } from './year-before.js'

/** In the order of precedence: what drives a number comes before where it moves. */
const rules: readonly Rule[] = [laggingSegment, newerCohorts, largestReason, largestLine, yearBefore, largestSegment]
const mostPerGroup = 3

/**
 * What stands out, from the results alone: per group at most three sentences, at most one of each kind, its headline numbers
 * asked first, nothing said twice. Nothing here is a new number: each names what an exhibit shows.
 */
export function insightsOf(
  metrics: readonly AnyMetric[],
  results: Readonly<Record<string, Result>>,
  window: Window,
): Insight[] {
  const ranked = metrics.toSorted((a, b) => Number(headlines.has(b.id)) - Number(headlines.has(a.id)))
  const groups = [...new Set(metrics.map(({ group }) => group))]
  const said = new Set<string>()
  const firstOf = (rule: Rule, members: readonly AnyMetric[]): Insight[] => {
    for (const { id, group, ...subject } of members) {
      const result = results[id]
      const found = result?.status === 'known' ? rule(result, subject, window) : null
      if (found === null || said.has(fingerprint(found))) continue
      said.add(fingerprint(found))
      return [{ group, metric: id, ...found }]
    }
    return []
  }
  return groups.flatMap((group) => {
    const members = ranked.filter((metric) => metric.group === group)
    return rules.flatMap((rule) => firstOf(rule, members)).slice(0, mostPerGroup)
  })
}

/** A share and its complement (retention and churn) are one fact and have the same p. */
function fingerprint({ code, args }: Pick<Insight, 'code' | 'args'>): string {
  return typeof args['p'] === 'number' ? `${code} ${args['p'].toPrecision(9)}` : JSON.stringify([code, args])
}
